using NodaTime;
using NodaTime.Text;
using PoreRoutine.Bot.Cards;
using PoreRoutine.Bot.Content;
using PoreRoutine.Knowledge;
using PoreRoutine.Routine;
using PoreRoutine.Understanding;
using PoreRoutine.Understanding.Time;

namespace PoreRoutine.Bot.Dialogs;

/// <summary>Answers what is on, when a step comes next, and whether it is all right on an evening: from plan and diary.</summary>
internal static class AgendaAnswers
{
    /// <summary>So many evenings are shown at once.</summary>
    private const int MostEvenings = 14;

    /// <summary>So many of them with every step and its reason; more are shown in a line each.</summary>
    private const int MostInFull = 2;

    /// <summary>How often a step is done: the topic that says why not more often has this ending, else the next.</summary>
    private static readonly string[] s_whyNot = ["why-not-daily", "how-often"];

    /// <summary>What is on: tonight, or on the evenings that were named.</summary>
    public static Task ShowAsync(Turn turn, CancellationToken cancellationToken)
    {
        var time = turn.Reading?.Slots.Time;
        IEnumerable<LocalDate> weekdays = (time?.Weekdays.Values ?? []).Select(day => turn.Evening.PlusDays(-1).Next(day));
        List<LocalDate> evenings = [.. (time?.Dates.Values ?? []).Concat(weekdays).Distinct().Order().Take(MostEvenings)];
        return ShowAsync(turn, evenings is not [] ? evenings : InRange(turn) is { Count: > 0 } range ? range : [turn.Evening], cancellationToken);
    }

    /// <summary>What is on, or was, on some evenings.</summary>
    public static Task ShowAsync(Turn turn, IReadOnlyCollection<LocalDate> evenings, CancellationToken cancellationToken)
    {
        var agendas = evenings.Select(turn.Schedule.On).ToList();
        var text = SayAll(turn, agendas);
        var canWalk = turn.Client.OnShow is null && agendas.Exists(agenda => agenda.Evening == turn.Evening && agenda.Due.Any());
        (string, ButtonPress)[] walk = canWalk ? [(turn.Lines[Line.ButtonWalkthrough], new ButtonPress(ButtonPress.Walkthrough, Evening: LocalDatePattern.Iso.Format(turn.Evening)))] : [];
        return turn.SayAsync(
            agendas is [var tonight] && tonight.Evening == turn.Evening
                ? Reply.Card(turn, text, turn.Lines[Line.AgendaCardHead, turn.Say(tonight.Evening)], AgendaCard.Of(turn, tonight), [.. walk, .. MakeUpButtons(turn, tonight)])
                : Reply.Text(text, walk),
            cancellationToken);
    }

    /// <summary>When the steps named come next; where none is named, those that do not come every evening.</summary>
    public static Task NextAsync(Turn turn, CancellationToken cancellationToken)
    {
        var steps = AgendaWords.StepsOf(turn);
        steps = steps.Count > 0 ? steps : [.. turn.Routine.Steps.Where(step => !AgendaWords.IsDaily(step))];
        steps = steps.Count > 0 ? steps : turn.Routine.Steps;
        return turn.SayAsync(Reply.Text(string.Join("\n\n", steps.Select(step => SayNext(turn, step)))), cancellationToken);
    }

    /// <summary>Whether the steps named are all right on an evening, tonight if none was named.</summary>
    public static Task MayAsync(Turn turn, CancellationToken cancellationToken)
    {
        var steps = AgendaWords.StepsOf(turn);
        if (steps.Count == 0 && turn.Schedule.On(turn.Evening).Items.Where(item => item is { State: AgendaState.NotTonight, Reason: AgendaReason.MayBeMadeUp }).ToList() is [var missed])
        {
            // "Can I make it up tonight?"
            steps = [missed.Step];
        }

        if (steps.Count == 0)
        {
            return AgendaWords.AskWhichStepAsync(turn, Intents.AgendaMayI, turn.Routine.Steps, cancellationToken);
        }

        var asked = turn.Reading!.Slots.Time.Dates;
        var isEither = asked.IsChoice || Normalizer.Words(turn.Reading.Text).Contains("or");
        var each = SaidOfEach.Read(turn, Intents.DiarySkip, steps, time => time.Dates);
        return turn.SayAsync(Reply.Text(string.Join("\n\n", steps.SelectMany(step => SayMay(turn, step, each?[step.Id] ?? asked.Values, isEither)))), cancellationToken);
    }

    /// <summary>The answer for each evening, tonight if none was named.</summary>
    private static IEnumerable<string> SayMay(Turn turn, Step step, IReadOnlyCollection<LocalDate> asked, bool isEither)
    {
        List<LocalDate> evenings = asked.Count == 0 ? [turn.Evening] : [.. asked.Order().Take(MostEvenings)];
        return evenings.Select((evening, index) => SayMay(turn, After(turn.Schedule, step, isEither ? [] : evenings[..index]), step, evening));
    }

    /// <summary>"Today and tomorrow": the second is asked about as if the first were done, where that is all right.</summary>
    private static Schedule After(Schedule schedule, Step step, List<LocalDate> evenings) => evenings.Aggregate(
        schedule,
        (after, evening) => evening >= after.Tonight && after.May(step, evening).IsAllowed
            ? after with { Tonight = evening, Diary = after.Diary.Log(evening, evening, [step.Id], StepOutcome.Done).Diary }
            : after);

    /// <summary>The evenings of "this week" that are left, or of any other stretch of days; none where none is named.</summary>
    public static List<LocalDate> InRange(Turn turn)
    {
        var ranges = TimeExpressions.Recognize(turn.Reading?.Text ?? string.Empty, turn.Time).OfType<DateRangeExpression>();
        List<LocalDate> evenings = [.. ranges.SelectMany(range => Enumerable.Range(0, Period.DaysBetween(range.First, range.Last) + 1).Select(range.First.PlusDays)).Distinct().Order()];
        var left = evenings.FindAll(evening => evening >= turn.Evening);
        return [.. (left is [] ? evenings : left).Take(MostEvenings)];
    }

    /// <summary>When a step comes next, and why then.</summary>
    public static string SayNext(Turn turn, Step step)
    {
        var schedule = turn.Schedule;
        if (schedule.Next(step) is not { } next)
        {
            return turn.Lines[Line.NextRests, step.Title, turn.Say(schedule.CareSince ?? turn.Evening)];
        }

        var said = turn.Lines[Line.NextStep, step.Title, turn.Say(next), AgendaWords.Flag(next == turn.Evening), turn.SayReason(schedule.On(next).Find(step.Id)!)];
        var permission = schedule.May(step, turn.Evening);
        var tonight = schedule.On(turn.Evening).Find(step.Id)!;
        return (permission, tonight.Reason) switch
        {
            _ when AgendaWords.IsDaily(step) => said,
            (_, AgendaReason.MayBeMadeUp) => $"{said} {turn.Lines[Line.NextMakeUp, turn.SayReason(tonight)]}",
            ({ Verdict: Verdict.BeyondLimit, Counted: var counted, FirstAllowed: { } first }, _) => $"{said} {turn.Lines[Line.NextTooSoon, turn.Say(step.Limit), turn.Say(counted), turn.Say(first)]}",
            ({ Verdict: Verdict.AlreadyDone, FirstAllowed: { } first }, _) when schedule.May(step, turn.Evening.PlusDays(1)) is { Verdict: Verdict.BeyondLimit, Counted: var counted } =>
                $"{said} {turn.Lines[Line.NextTooSoon, turn.Say(step.Limit), turn.Say(counted), turn.Say(first)]}",
            _ => said,
        };
    }

    private static IEnumerable<(string, ButtonPress)> MakeUpButtons(Turn turn, Agenda tonight) =>
        from item in tonight.Items
        where WalkthroughDialog.MayMakeUp(item) && turn.Client.OnShow?.Has(item.Step.Id) != true
        select WalkthroughDialog.MakeUpButton(turn, item.Step);

    private static string SayMay(Turn turn, Schedule schedule, Step step, LocalDate evening)
    {
        var may = schedule.May(step, evening);
        var said = may.Verdict switch
        {
            Verdict.Allowed => turn.Lines[Line.MayYes, step.Title, turn.Say(evening), WhyFine(turn, schedule.On(evening).Find(step.Id)!)],
            Verdict.AllowedInstead => turn.Lines[Line.MayInstead, step.Title, turn.Say(evening), turn.Say(may.InsteadOf)],
            Verdict.AlreadyDone => turn.Lines[Line.MayDone, step.Title, turn.Say(evening), turn.SayOrNothing(may.Next)],
            Verdict.BeyondLimit => turn.Lines[
                Line.MayNo, step.Title, turn.Say(evening), turn.Say(step.Limit), turn.Say(may.Counted), WhyNot(turn, step)?.ShortAnswer ?? string.Empty, turn.SayOrNothing(may.FirstAllowed), turn.SayOrNothing(may.Next)],
            _ => turn.Lines[Line.NextRests, step.Title, turn.Say(schedule.CareSince ?? turn.Evening)],
        };
        return may is { IsAllowed: true, Move: { } move } ? $"{said} {turn.Lines[Line.Moves, turn.Say(move.From), turn.Say(move.To)]}" : said;
    }

    /// <summary>Why it is all right; what that moves is said by itself.</summary>
    private static string WhyFine(Turn turn, AgendaItem item) =>
        item is { State: AgendaState.NotTonight, Reason: not AgendaReason.MayBeMadeUp } ? turn.Lines[Line.MayOffDay, turn.Say(item.Step.Limit)] : turn.SayReason(item with { Move = null });

    /// <summary>The topic that says why not more often; null if the content has none.</summary>
    public static Topic? WhyNot(Turn turn, Step? step) =>
        s_whyNot.Select(ending => turn.Routine.Topics.GetValueOrDefault($"{step?.Id}.{ending}")).FirstOrDefault(topic => topic is not null);

    private static string SayAll(Turn turn, List<Agenda> agendas) => agendas.Count > MostInFull
        ? string.Join('\n', agendas.Select(agenda => SayShort(turn, agenda)))
        : string.Join("\n\n", agendas.Select(agenda => Say(turn, agenda)));

    /// <summary>What is written down for an evening; empty if nothing is.</summary>
    public static string SayLogged(Turn turn, LocalDate evening)
    {
        var agenda = turn.Schedule.On(evening);
        return string.Join('\n', agenda.Items.Where(item => item.State is AgendaState.Done or AgendaState.Skipped).Select(item => Say(turn, agenda, item)));
    }

    private static string SayShort(Turn turn, Agenda agenda)
    {
        return turn.Lines[Line.AgendaEvening, turn.Say(agenda.Evening), AgendaWords.Flag(agenda.Evening == agenda.Tonight), Titles(AgendaState.Due), Titles(AgendaState.Done), Titles(AgendaState.Skipped)];

        string Titles(AgendaState state) => string.Join(", ", agenda.Items.Where(item => item.State == state).Select(item => item.Step.Title));
    }

    private static string Say(Turn turn, Agenda agenda) => string.Join(
        '\n',
        agenda.Items.Select(item => Say(turn, agenda, item))
            .Prepend(string.Empty)
            .Prepend(turn.Lines[Line.AgendaHead, turn.Say(agenda.Evening), AgendaWords.Flag(agenda.Evening == agenda.Tonight)]));

    private static string Say(Turn turn, Agenda agenda, AgendaItem item) => item.State switch
    {
        AgendaState.Due => turn.Lines[Line.AgendaDue, item.Step.Title, turn.SayReason(item)],
        AgendaState.Done => turn.Lines[Line.AgendaDone, item.Step.Title, item.Reason is AgendaReason.Logged { IsBeyondLimit: true } ? turn.Say(item.Step.Limit) : string.Empty],
        AgendaState.Skipped => turn.Lines[Line.AgendaSkipped, item.Step.Title],
        AgendaState.Missed => turn.Lines[Line.AgendaMissed, item.Step.Title, turn.SayReason(item)],
        _ => turn.Lines[Line.AgendaNot, item.Step.Title, turn.SayReason(item), agenda.Evening < agenda.Tonight ? string.Empty : turn.SayOrNothing(item.Next)],
    };
}
