using System.Collections.Immutable;
using NodaTime;
using NodaTime.TimeZones;
using PoreRoutine.Bot.Cards;
using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Understanding;
using PoreRoutine.Routine;
using PoreRoutine.Understanding;
using PoreRoutine.Understanding.Time;

namespace PoreRoutine.Bot.Dialogs;

/// <summary>Shows the plan and changes it. The first choice makes a plan, with defaults for the rest.</summary>
internal static class PlanRequests
{
    /// <summary>Shows the plan; where nothing was chosen yet, the defaults that hold, and offers to choose.</summary>
    public static Task ShowAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Client.Plan is not null)
        {
            return SayAsync(turn, Line.PlanHead, cancellationToken);
        }

        turn.Client.Asked = turn.Client.Asked is { IsSetUp: true } or { About: Question.Days } ? turn.Client.Asked : new Question(Question.SetUp);
        return SayAsync(turn, Line.PlanNone, cancellationToken);
    }

    /// <summary>Says the plan in force, below a line.</summary>
    public static Task SayAsync(Turn turn, Line head, CancellationToken cancellationToken)
    {
        var button = (turn.Lines[turn.Client.Plan is null ? Line.ButtonSetUp : Line.ButtonChangePlan], new ButtonPress(ButtonPress.SetUp));
        var text = $"{turn.Lines[head]}\n\n{turn.SayPlan()}";

        // Where a reminder appears is said when it is set.
        return turn.SayAsync(
            head == Line.SetUpDone && turn.Client.Plan?.Reminder is { IsStopped: false }
                ? Reply.Scheduled(turn, Reply.Card(turn, $"{text}\n\n{turn.SayWhere()}", turn.Lines[head], [.. PlanCard.Of(turn), new TextBlock(turn.SayWhere())], [button, .. turn.CalendarButtons()]))
                : Reply.Card(turn, text, turn.Lines[head], PlanCard.Of(turn), button),
            cancellationToken);
    }

    /// <summary>Puts steps on other weekdays. What breaks a limit is not stored: the limit is named, and the day asked for.</summary>
    public static async Task MoveAsync(Turn turn, CancellationToken cancellationToken)
    {
        var steps = AgendaWords.StepsOf(turn);
        var weekly = turn.Routine.Steps.Where(step => step.Cadence is Cadence.Weekly).ToList();
        steps = steps.Count == 0 && weekly.Count == 1 ? weekly : steps;
        if (steps.Count == 0)
        {
            await AgendaWords.AskWhichStepAsync(turn, Intents.PlanMove, weekly, cancellationToken);
            return;
        }

        var days = SaidOfEach.Read(turn, Intents.PlanMove, steps, time => time.Weekdays);
        foreach (var step in steps)
        {
            await MoveAsync(turn, step, days is null ? turn.Reading!.Slots.Time.Weekdays : new Slot<IsoDayOfWeek>(days[step.Id], IsChoice: false), cancellationToken);
        }
    }

    /// <summary>Another zone.</summary>
    public static Task SetZoneAsync(Turn turn, CancellationToken cancellationToken)
    {
        var zones = turn.Reading?.Slots.Time.Zones ?? TimeSlots.None.Zones;
        if (zones is not { Values: [var zone], IsChoice: false })
        {
            return turn.SayAsync(Reply.Text(turn.Lines[Line.ZoneWhich, turn.SayZone()], zones.Values.Select(each => Button(each, each))), cancellationToken);
        }

        if (turn.Reading is { } said && turn.Press is null && IsAhead(turn, said.Text))
        {
            return turn.SayAsync(Line.ZoneLater, [zone, turn.SayZone()], cancellationToken);
        }

        Keep(turn, PlanOf(turn) with { Zone = zone });
        (turn.Client.ZoneAsked, turn.Client.Asked) = (turn.Client.Zone, turn.Client.Asked is { IsSetUp: true } asked ? asked : null);
        var now = turn.Time.Now.WithZone(DateTimeZoneProviders.Tzdb[zone]);
        return turn.SayAsync(Line.ZoneSet, [zone, PlanWords.Say(now.TimeOfDay), turn.Say(now.Date), turn.SayReminder()], cancellationToken);
    }

    /// <summary>Asks, once for each, about a zone of the channel that is not the plan's, which holds meanwhile. A plan without a zone takes it.</summary>
    public static async Task AskAboutZoneAsync(Turn turn, CancellationToken cancellationToken)
    {
        var client = turn.Client;
        if (client is not { Plan: { } plan, Zone: { } zone } || IsSame(zone, plan.Zone))
        {
            return;
        }

        if (plan.Zone is null)
        {
            client.Plan = plan with { Zone = zone };
        }
        else if (zone != client.ZoneAsked && client.Asked is null && client.OnShow is null)
        {
            (client.ZoneAsked, client.Asked) = (zone, new Question(Question.Zone));
            await turn.SayAsync(
                Reply.Text(turn.Lines[Line.ZoneDiffers, zone, plan.Zone], Button(turn.Lines[Line.ButtonZoneTake, zone], zone), (turn.Lines[Line.ButtonZoneKeep, plan.Zone], new ButtonPress(ButtonPress.Keep))),
                cancellationToken);
        }
    }

    /// <summary>Takes the channel's zone, as asked.</summary>
    public static Task TakeZoneAsync(Turn turn, CancellationToken cancellationToken) =>
        SetZoneAsync(turn.Serving(turn.Content.Reader.ReadAs(Intents.ZoneSet, turn.Client.ZoneAsked ?? string.Empty, turn.Time)), cancellationToken);

    /// <summary>The plan, to change it: the client's own, or, before they chose anything, the defaults.</summary>
    public static Plan PlanOf(Turn turn) => turn.Client.PlanAt(turn.Evening);

    /// <summary>Keeps a plan.</summary>
    public static void Keep(Turn turn, Plan plan) => turn.Client.Plan = plan;

    private static async Task MoveAsync(Turn turn, Step step, Slot<IsoDayOfWeek> said, CancellationToken cancellationToken)
    {
        // "I can't do Sundays" names a day that it is not to be.
        var refused = TimeSlots.RefusedDays(turn.Reading?.Text ?? string.Empty, turn.Time);
        var days = said.IsChoice || !refused.IsEmpty ? [] : said.IsSaid || !IsEveryEvening(turn.Reading) ? said.Values : [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None)];
        if (step.Cadence is Cadence.Weekly && days.IsEmpty)
        {
            var question = turn.Client.Asked is { About: Question.Days, Step: var open } asked && open == step.Id ? asked with { } : new Question(Question.Days, step.Id);
            turn.Client.Asked = refused.IsEmpty ? question : question with { Refused = [.. (question.Refused ?? []).Union(refused)] };
            await SetUpQuestions.AskAsync(turn, cancellationToken);
            return;
        }

        days = IsAdded(turn) ? [.. PlanOf(turn).DaysOf(step).Concat(days).Distinct().Order()] : days;
        var wasNew = turn.Client.Plan is null;
        var change = PlanOf(turn).WithDays(step, days, turn.Evening);
        if (change.Refusal is { } refusal)
        {
            await RefuseAsync(turn, step, refusal, days, cancellationToken);
            return;
        }

        Keep(turn, change.Plan);
        if (SetUpQuestions.IsOpen(turn, Question.Days, step.Id))
        {
            await SetUpQuestions.NextAsync(turn, cancellationToken);
            return;
        }

        if (turn.Client.Asked is { IsSetUp: true, IsPaused: false, Before: var before } && before == step.Id)
        {
            // The question that is asked again reads it back.
            return;
        }

        turn.Client.Asked = turn.Client.Asked is { IsSetUp: true } setUp ? setUp : null;
        var text = turn.Lines[Line.PlanMoved, turn.SayDays(step), turn.SayZone()];
        await turn.SayAsync(
            wasNew && turn.Client.Asked is null
                ? Reply.Scheduled(turn, $"{text}\n\n{turn.Lines[Line.PlanRest]}\n\n{turn.SayPlan()}\n\n{turn.SayWhere()}", turn.CalendarButtons())
                : Reply.Text(text),
            cancellationToken);
    }

    /// <summary>"Add a second mask on saturdays": beside the days that there are.</summary>
    private static bool IsAdded(Turn turn) => Normalizer.Words(turn.Reading?.Text ?? string.Empty).Exists(word => word is "add" or "second" or "extra" or "additional" or "additionally");

    /// <summary>"I fly to Tokyo on Friday", and not "I moved to Tokyo on Friday": until then nothing changes.</summary>
    private static bool IsAhead(Turn turn, string text)
    {
        var dates = turn.Content.Reader.ReadAs(Intents.DiarySkip, text, turn.Time).Slots.Time.Dates.Values;
        var ranges = TimeExpressions.Recognize(text, turn.Time).OfType<DateRangeExpression>().Select(range => range.First);
        List<LocalDate> days = [.. dates, .. ranges];
        return days.Count > 0 && days.TrueForAll(day => day > turn.Evening) && !Normalizer.Words(text).Exists(word => word is "moved" or "flew" or "landed" or "arrived" or "came" or "since");
    }

    /// <summary>"Every day": all days of the week were said. With a time it is a reminder's.</summary>
    public static bool IsEveryEvening(Reading? reading) => reading?.Slots.Time.Recurrence is { IsDaily: true, Clock: null };

    private static Task RefuseAsync(Turn turn, Step step, PlanRefusal refusal, ImmutableArray<IsoDayOfWeek> days, CancellationToken cancellationToken)
    {
        if (refusal == PlanRefusal.NoWeekdays)
        {
            return turn.SayAsync(Line.PlanNoWeekdays, [turn.SayDays(step)], cancellationToken);
        }

        // Within a set-up that is its question once more, said in other words.
        turn.Client.Asked = turn.Client.Asked is { IsSetUp: true } open ? open with { Wanted = days } : new Question(Question.Days, step.Id, Wanted: days);

        return turn.SayAsync(
            Reply.Text(turn.Lines[Line.PlanBeyondLimit, step.Title, turn.Say(step.Limit), turn.Say(days)], SetUpQuestions.DayButtons(turn, step, days)),
            cancellationToken);
    }

    private static (string, ButtonPress) Button(string title, string zone) => (title, new ButtonPress(ButtonPress.Request, Intent: Intents.ZoneSet, Text: zone));

    private static bool IsSame(string zone, string? other) =>
        zone == other
        || (other is not null && TzdbDateTimeZoneSource.Default.CanonicalIdMap.TryGetValue(zone, out var first) && TzdbDateTimeZoneSource.Default.CanonicalIdMap.TryGetValue(other, out var second) && first == second);
}
