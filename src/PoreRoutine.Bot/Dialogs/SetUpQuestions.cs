using System.Collections.Immutable;
using NodaTime;
using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Understanding;
using PoreRoutine.Routine;
using PoreRoutine.Understanding;
using PoreRoutine.Understanding.Time;

namespace PoreRoutine.Bot.Dialogs;

/// <summary>
/// The questions of the set-up: the days of each weekly step, then the reminder. Which one is open stands in <see cref="ClientRecord.Asked"/>,
/// beside any walkthrough, so that each can interrupt the other.
/// </summary>
internal static class SetUpQuestions
{
    /// <summary>A text with no more words than this beside a day or a time is an answer, whatever else it might mean; one less where it seems to ask what is on, or to log.</summary>
    public const int FewWords = 2;

    /// <summary>From so many misses on the default is offered.</summary>
    private const int MostMisses = 2;

    /// <summary>Begins with the first question.</summary>
    public static Task BeginAsync(Turn turn, CancellationToken cancellationToken)
    {
        PlanRequests.Keep(turn, PlanRequests.PlanOf(turn));
        turn.Client.Asked = After(turn, null);
        return AskAsync(turn, cancellationToken);
    }

    /// <summary>Goes on with the question behind the one that was answered; behind the last one the plan is read back.</summary>
    public static Task NextAsync(Turn turn, CancellationToken cancellationToken)
    {
        var answered = turn.Client.Asked!;
        turn.Client.Asked = answered.About == Question.Reminder ? null : After(turn, answered.Step);
        if (turn.Client.Asked is not null)
        {
            return AskAsync(turn, cancellationToken);
        }

        // "No wait, saturday" then is about the step asked about last.
        turn.Client.LastRequest = answered.Before is { } step ? new PastRequest(Intents.PlanMove, [step]) : null;
        return PlanRequests.SayAsync(turn, Line.SetUpDone, cancellationToken);
    }

    /// <summary>Asks the question that is open.</summary>
    public static Task AskAsync(Turn turn, CancellationToken cancellationToken)
    {
        var asked = turn.Client.Asked!;
        var before = asked is { IsSetUp: true, Misses: 0, Before: { } id } && turn.Routine.FindStep(id) is { } answered ? $"{turn.SayDays(answered)}\n\n" : string.Empty;
        if (turn.Routine.FindStep(asked.Step) is { Cadence: Cadence.Weekly weekly } step)
        {
            var often = weekly.Max == 1 ? Line.SetUpDay : Line.SetUpDays;
            return turn.SayAsync(Reply.Text(before + turn.Lines[often, step.Title, turn.Say(Proposed(weekly, asked)), weekly.Max], DayButtons(turn, step, [])), cancellationToken);
        }

        return turn.SayAsync(Reply.Text(before + turn.Lines[Line.SetUpReminder, PlanWords.Say(Reminder.Default.At)], ReminderButtons(turn)), cancellationToken);
    }

    /// <summary>True if that question is open, within a set-up.</summary>
    public static bool IsOpen(Turn turn, string about, string? stepId = null) => turn.Client.Asked is { IsSetUp: true } asked && asked.About == about && asked.Step == stepId;

    /// <summary>Days of a step as buttons, the default first, and "you choose" last.</summary>
    public static IEnumerable<(string, ButtonPress)> DayButtons(Turn turn, Step step, IReadOnlyCollection<IsoDayOfWeek> wanted)
    {
        var defaults = step.Cadence is Cadence.Weekly weekly ? weekly.DefaultDays : [];
        var refused = turn.Client.Asked is { Refused: { } days, Step: var asked } && asked == step.Id ? days : [];
        return wanted.Concat(defaults).Concat(s_common).Concat(Enum.GetValues<IsoDayOfWeek>()).Except([IsoDayOfWeek.None, .. refused]).Take(wanted.Count > 0 ? MostButtons : FewButtons)
            .Select(day => (day.ToString(), new ButtonPress(ButtonPress.Request, Intent: Intents.PlanMove, Text: $"{step.Title}: {day}")))
            .Append((turn.Lines[Line.ButtonYouChoose], new ButtonPress(ButtonPress.YouChoose, Step: step.Id)));
    }

    private const int MostButtons = 4;

    /// <summary>Where no days were wished for.</summary>
    private const int FewButtons = 3;

    private static readonly ImmutableArray<IsoDayOfWeek> s_common = [IsoDayOfWeek.Sunday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Saturday];

    /// <summary>The default, unless the client said of one of its days that it will not do.</summary>
    private static ImmutableArray<IsoDayOfWeek> Proposed(Cadence.Weekly weekly, Question? asked) => asked?.Refused is not { } refused || !weekly.DefaultDays.Intersect(refused).Any()
        ? weekly.DefaultDays
        : [.. weekly.DefaultDays.Concat(s_common).Concat(Enum.GetValues<IsoDayOfWeek>()).Except([IsoDayOfWeek.None, .. refused]).Take(1)];

    /// <summary>Takes what was said, or a button, for the answer to the question that is open.</summary>
    /// <returns>False if it is none: then it is served as what it is.</returns>
    public static async Task<bool> TryAnswerAsync(Turn turn, CancellationToken cancellationToken)
    {
        var asked = turn.Client.Asked;
        if (asked is { IsPaused: true, IsSetUp: true } || (asked is null && turn.Reading is null))
        {
            return false;
        }

        if (asked is { About: Question.Reminders or Question.Pause })
        {
            return await ReminderQuestions.TryAnswerAsync(turn, asked, cancellationToken);
        }

        if (Corrected(turn) is { } correction)
        {
            await PlanRequests.MoveAsync(turn.Serving(correction), cancellationToken);
            return true;
        }

        if (asked is { IsPaused: true })
        {
            return Answer(turn, Intents.PlanMove) is { Slots.Time.Weekdays.IsSaid: true } late && await DaysAsync(turn, late, asked, cancellationToken);
        }

        switch (asked, turn.Reading?.Word)
        {
            case (null, _) or (_, null) when turn.Press is not null:
                return false;
            case ({ About: Question.SetUp }, Word.Ok or Word.YouChoose):
                await BeginAsync(turn, cancellationToken);
                return true;
            case ({ About: Question.Zone }, Word.Ok):
                await PlanRequests.TakeZoneAsync(turn, cancellationToken);
                return true;
            case ({ About: Question.Zone or Question.SetUp }, Word.Skip):
                await KeepAsync(turn, cancellationToken);
                return true;
            case ({ About: Question.Days or Question.Reminder }, Word.YouChoose or Word.Ok):
                await DefaultAsync(turn, asked, cancellationToken);
                return true;
            case ({ About: Question.Reminder }, Word.Skip):
                await ReminderRequests.NoneAsync(turn, cancellationToken);
                return true;
            case ({ About: Question.Days, IsSetUp: true }, Word.Skip):
                await DefaultAsync(turn, asked, cancellationToken);
                return true;
        }

        return asked?.About switch
        {
            Question.Days or Question.Reminder when turn.Reading is { Intent: Intents.Cancel } => await LeaveAsync(turn, cancellationToken),
            Question.Days when Answer(turn, Intents.PlanMove) is { } days && (days.Slots.Time.Weekdays.IsSaid || PlanRequests.IsEveryEvening(days)) => await DaysAsync(turn, days, asked, cancellationToken),
            Question.Reminder when turn.Reading is { Intent: Intents.ReminderStop } => await RemindAsync(turn, null, cancellationToken),
            Question.Reminder when Answer(turn, Intents.ReminderSet) is { } answer && ReminderRequests.ReminderOf(turn with { Reading = answer }) is { } reminder => await RemindAsync(turn, reminder, cancellationToken),
            Question.Days or Question.Reminder when IsNonsense(turn.Reading) => await HelpAsync(turn, asked, cancellationToken),
            _ => false,
        };
    }

    /// <summary>Takes the default for a step, or for the reminder: "you choose".</summary>
    public static Task DefaultAsync(Turn turn, Question asked, CancellationToken cancellationToken)
    {
        var plan = PlanRequests.PlanOf(turn);
        if (turn.Routine.FindStep(asked.Step) is { Cadence: Cadence.Weekly weekly } step)
        {
            var days = Proposed(weekly, turn.Client.Asked is { Step: var about } question && about == asked.Step ? question : asked);
            PlanRequests.Keep(turn, plan.WithDays(step, days.IsEmpty ? weekly.DefaultDays : days, turn.Evening).Plan);
        }
        else
        {
            PlanRequests.Keep(turn, plan with { Reminder = Reminder.Default });
        }

        if (turn.Client.Asked is { IsSetUp: true } open && open.About == asked.About && open.Step == asked.Step)
        {
            return NextAsync(turn, cancellationToken);
        }

        turn.Client.Asked = turn.Client.Asked is { IsSetUp: true } other ? other : null;
        return PlanRequests.SayAsync(turn, Line.PlanHead, cancellationToken);
    }

    /// <summary>All stays as it is.</summary>
    public static Task KeepAsync(Turn turn, CancellationToken cancellationToken)
    {
        turn.Client.Asked = null;
        return turn.SayAsync(Line.Acknowledged, [], cancellationToken);
    }

    private static async Task<bool> DaysAsync(Turn turn, Reading days, Question asked, CancellationToken cancellationToken)
    {
        await PlanRequests.MoveAsync(turn.Serving(days with { Slots = days.Slots with { Steps = [asked.Step!] } }), cancellationToken);
        return true;
    }

    private static async Task<bool> RemindAsync(Turn turn, Reminder? reminder, CancellationToken cancellationToken)
    {
        await (reminder is null ? ReminderRequests.NoneAsync(turn, cancellationToken) : ReminderRequests.KeepAsync(turn, reminder, cancellationToken));
        return true;
    }

    private static async Task<bool> LeaveAsync(Turn turn, CancellationToken cancellationToken)
    {
        turn.Client.Asked = null;
        await PlanRequests.SayAsync(turn, Line.SetUpLeft, cancellationToken);
        return true;
    }

    /// <summary>Nonsense is met with help once, after that with the default.</summary>
    private static async Task<bool> HelpAsync(Turn turn, Question asked, CancellationToken cancellationToken)
    {
        turn.Client.Asked = asked = asked with { Misses = asked.Misses + 1 };
        var step = turn.Routine.FindStep(asked.Step);
        var fallback = step?.Cadence is Cadence.Weekly weekly ? turn.Say(Proposed(weekly, asked)) : $"{turn.Lines[Line.ReasonEvery]}, {PlanWords.Say(Reminder.Default.At)}";
        var line = asked.Misses >= MostMisses ? Line.SetUpOfferDefault : step is null ? Line.SetUpHelpTime : Line.SetUpHelpDay;
        await turn.SayAsync(Reply.Text(turn.Lines[line, fallback], step is null ? ReminderButtons(turn) : DayButtons(turn, step, asked.Wanted ?? [])), cancellationToken);
        return true;
    }

    /// <summary>The question behind that of a step; the first one behind null.</summary>
    private static Question After(Turn turn, string? stepId)
    {
        var weekly = turn.Routine.Steps.Where(step => step.Cadence is Cadence.Weekly).Select(step => step.Id).ToList();
        return weekly.Skip(weekly.IndexOf(stepId ?? string.Empty) + 1).FirstOrDefault() is { } next
            ? new Question(Question.Days, next, stepId, IsSetUp: true)
            : new Question(Question.Reminder, null, stepId, IsSetUp: true);
    }

    private static IEnumerable<(string, ButtonPress)> ReminderButtons(Turn turn) =>
    [
        (PlanWords.Say(Reminder.Default.At), new ButtonPress(ButtonPress.Request, Intent: Intents.ReminderSet, Text: PlanWords.Say(Reminder.Default.At))),
        (turn.Lines[Line.ButtonNoReminder], new ButtonPress(ButtonPress.NoReminder)),
        (turn.Lines[Line.ButtonYouChoose], new ButtonPress(ButtonPress.YouChoose)),
    ];

    /// <summary>"No wait, saturday": other days for the step answered just before; null if it is nothing of the kind.</summary>
    private static Reading? Corrected(Turn turn)
    {
        var step = turn.Client.Asked is { IsSetUp: true } asked ? asked.Before ?? asked.Step
            : turn.Client.LastRequest is { Intent: Intents.PlanMove, Steps: [var last] } ? last
            : null;
        if (step is null || turn.Reading is not { } reading || !turn.Content.Words.IsCorrection(reading.Text))
        {
            return null;
        }

        var corrected = turn.Content.Reader.ReadAs(Intents.PlanMove, reading.Text, turn.Time);
        return !corrected.Slots.Time.Weekdays.IsSaid ? null
            : corrected.Slots.Steps.IsEmpty ? corrected with { Slots = corrected.Slots with { Steps = [step] } }
            : corrected;
    }

    /// <summary>What was said, read as the answer to a question; null if it asks for something else, or names another step.</summary>
    private static Reading? Answer(Turn turn, string intent)
    {
        if (turn.Reading is not { } reading || reading.Text.Contains('?'))
        {
            return null;
        }

        var answer = turn.Content.Reader.ReadAs(intent, reading.Text, turn.Time);
        var isOther = !answer.Slots.Steps.IsEmpty && !answer.Slots.Steps.Contains(turn.Client.Asked!.Step ?? string.Empty);
        return !isOther && (reading.Intent is null or Intents.PlanShow || reading.Intent == intent || reading.Recognition is null || WordsBeside(turn, reading.Text) <= FewWords - (IsOfEvenings(reading) ? 1 : 0)) ? answer : null;
    }

    private static bool IsOfEvenings(Reading reading) =>
        reading.Intent?.StartsWith("agenda.", StringComparison.Ordinal) == true || reading.Intent?.StartsWith("diary.", StringComparison.Ordinal) == true;

    /// <summary>How many words stand beside the times that a text names.</summary>
    public static int WordsBeside(Turn turn, string text)
    {
        var expressions = TimeExpressions.Recognize(text, turn.Time, BareNumber.ClockTime);
        return Normalizer.Words(expressions.Reverse().Aggregate(text, (rest, expression) => rest.Remove(expression.Start, expression.End - expression.Start)))
            .Count(word => char.IsLetterOrDigit(word[0]));
    }

    private static bool IsNonsense(Reading? reading) => reading is { Word: null, Intent: null, IsRequest: false };
}
