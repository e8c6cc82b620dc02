using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using PoreRoutine.Bot.Cards;
using PoreRoutine.Bot.Content;
using PoreRoutine.Routine;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Dialogs;

/// <summary>Writes the diary by what was said, takes it back, and tells what is in it.</summary>
internal static class DiaryRequests
{
    /// <summary>A date without its year that is further back is not meant.</summary>
    private const int MostMonthsBack = 8;

    private static readonly FrozenSet<string> s_until = FrozenSet.Create(StringComparer.Ordinal, "until", "till", "til", "through");

    /// <summary>"Everything except the mask".</summary>
    private static readonly FrozenSet<string> s_except = FrozenSet.Create(StringComparer.Ordinal, "but", "except", "excluding", "minus", "bar", "besides", "without", "not");

    /// <summary>Writes steps down as done, or answers whether they are: "done?".</summary>
    public static Task DoneAsync(Turn turn, CancellationToken cancellationToken)
    {
        var evenings = Evenings(turn);
        return turn.Reading!.Text.TrimEnd().EndsWith('?')
            ? AgendaAnswers.ShowAsync(turn, evenings, cancellationToken)
            : LogAsync(turn, evenings, Each(turn), StepOutcome.Done, cancellationToken);
    }

    /// <summary>Writes steps down as skipped, ahead as well.</summary>
    public static Task SkipAsync(Turn turn, CancellationToken cancellationToken)
    {
        var stretch = Stretch(turn);
        return stretch is [] ? LogAsync(turn, Evenings(turn), Each(turn), StepOutcome.Skipped, cancellationToken)
            : stretch[^1] > turn.Evening.PlusDays(Diary.EveningsAhead) ? turn.SayAsync(Line.DiaryTooFar, [turn.Say(stretch[^1])], cancellationToken)
            : LogAsync(turn, stretch, null, StepOutcome.Skipped, cancellationToken);
    }

    /// <summary>Writes down what was due on an evening. Skipped as a whole, it can still be done.</summary>
    public static Task LogAsync(Turn turn, LocalDate evening, StepOutcome outcome, CancellationToken cancellationToken)
    {
        var isOpen = turn.Schedule.On(evening).Items.Any(item => item.State is AgendaState.Due or AgendaState.Missed or AgendaState.Done);
        return LogAsync(turn, [evening], null, outcome, cancellationToken, withSkipped: outcome == StepOutcome.Done && !isOpen);
    }

    /// <summary>The evenings ahead of "until friday" or "this week"; none where no such stretch is named.</summary>
    private static List<LocalDate> Stretch(Turn turn)
    {
        var text = turn.Reading?.Text ?? string.Empty;
        if (s_until.Overlaps(Normalizer.Words(text)) && turn.Content.Reader.ReadAs(Intents.ReminderPause, text, turn.Time).Slots.Time.Until is { IsChoice: false, Values: [var first] } && first > turn.Evening)
        {
            return [.. Enumerable.Range(0, Period.DaysBetween(turn.Evening, first)).Select(turn.Evening.PlusDays)];
        }

        return turn.Reading?.Slots.Time.Dates.IsSaid == true ? [] : AgendaAnswers.InRange(turn);
    }

    /// <summary>Takes back the last change.</summary>
    public static Task UndoAsync(Turn turn, CancellationToken cancellationToken)
    {
        var change = turn.Client.Diary.Undo();
        turn.Client.Diary = change.Diary;
        if (change.Edits.IsEmpty)
        {
            return turn.SayAsync(Line.DiaryNothingToUndo, [], cancellationToken);
        }

        var said = change.Edits.Select(edit => turn.Lines[Line.DiaryUndone, turn.Routine.FindStep(edit.StepId)?.Title ?? edit.StepId, turn.Say(edit.Evening), turn.Lines[edit.After switch
        {
            StepOutcome.Done => Line.DiaryNowDone,
            StepOutcome.Skipped => Line.DiaryNowSkipped,
            _ => Line.DiaryNowNothing,
        }]]);
        return turn.SayAsync(Reply.Text(string.Join("\n\n", said)), cancellationToken);
    }

    /// <summary>When the steps named were done last; where none is named, those that do not come every evening.</summary>
    public static Task LastAsync(Turn turn, CancellationToken cancellationToken)
    {
        var steps = AgendaWords.StepsOf(turn);
        var evenings = PastEvenings(turn);
        if (steps.Count == 0 && !evenings.IsEmpty)
        {
            return AgendaAnswers.ShowAsync(turn, evenings, cancellationToken);
        }

        steps = steps.Count > 0 ? steps : [.. turn.Routine.Steps.Where(step => !AgendaWords.IsDaily(step))];
        steps = steps.Count > 0 ? steps : turn.Routine.Steps;
        var said = steps.SelectMany(step => evenings.Select(evening => SayWhether(turn, step, evening)).DefaultIfEmpty(SayLast(turn, step)));
        return turn.SayAsync(Reply.Text(string.Join("\n\n", said)), cancellationToken);
    }

    /// <summary>The streak, and this week step by step.</summary>
    public static Task ProgressAsync(Turn turn, CancellationToken cancellationToken)
    {
        var evenings = PastEvenings(turn).RemoveAll(evening => evening >= turn.Evening);
        if (!evenings.IsEmpty && !turn.Reading!.Text.Contains("since", StringComparison.OrdinalIgnoreCase))
        {
            return AgendaAnswers.ShowAsync(turn, evenings, cancellationToken);
        }

        var progress = Progress.Of(turn.Schedule);
        var streak = SayStreak(turn, progress);
        var head = turn.Lines[Line.ProgressHead, turn.Say(turn.Evening)];
        var week = string.Join('\n', progress.Week.Select(step => turn.Lines[Line.ProgressWeek, step.Step.Title, $"{step.Done}", $"{step.Skipped}", $"{step.Missed}", $"{step.Due}"]));
        var picture = ProgressCard.Say(turn, progress);
        return turn.SayAsync(
            Reply.Card(turn, $"{streak}\n\n{head}\n\n{week}\n\n{picture}", streak, ProgressCard.Of(turn, progress, picture, head, week)),
            cancellationToken);
    }

    /// <summary>How long the streak is.</summary>
    public static string SayStreak(Turn turn, Progress progress) => turn.Lines[Line.ProgressStreak, $"{progress.Streak}", AgendaWords.Flag(progress.IsStreakLonger)];

    private static string SayLast(Turn turn, Step step) => turn.Schedule.Last(step) is { } last
        ? turn.Lines[Line.DiaryLast, step.Title, turn.Say(last), $"{Period.DaysBetween(last, turn.Evening)}"]
        : turn.Lines[Line.DiaryNever, step.Title];

    /// <summary>Whether a step was done on an evening; where it was not, when last.</summary>
    private static string SayWhether(Turn turn, Step step, LocalDate evening)
    {
        var outcome = turn.Client.Diary.On(evening, step.Id);
        var said = turn.Lines[outcome switch { StepOutcome.Done => Line.DiaryYes, StepOutcome.Skipped => Line.DiaryNoSkipped, _ => Line.DiaryNoNothing }, step.Title, turn.Say(evening)];
        return outcome == StepOutcome.Done || turn.Schedule.Last(step) is null ? said : $"{said} {SayLast(turn, step)}";
    }

    /// <summary>The evenings that a question about the diary names.</summary>
    private static ImmutableArray<LocalDate> PastEvenings(Turn turn) => turn.Content.Reader.ReadAs(Intents.DiaryDone, turn.Reading?.Text ?? string.Empty, turn.Time).Slots.Time.Dates.Values;

    private static List<LocalDate> Evenings(Turn turn) => turn.Reading?.Slots.Time.Dates switch
    {
        // "Wednesday" on a Wednesday: of two readings the likeliest.
        { IsChoice: true, Values: [var likeliest, ..] } => [Nearest(turn, likeliest)],
        { Values: { IsEmpty: false } dates } => [.. dates.Select(date => Nearest(turn, date)).Distinct().Order()],
        _ => [turn.Evening],
    };

    /// <summary>A date of nearly a year ago that was said without its year is rather the one ahead.</summary>
    private static LocalDate Nearest(Turn turn, LocalDate date) =>
        date < turn.Evening.PlusMonths(-MostMonthsBack) && !turn.Reading!.Text.Contains($"{date.Year}", StringComparison.Ordinal) ? date.PlusYears(1) : date;

    /// <summary>The evenings of each step that is named; null where all are meant for all.</summary>
    private static Dictionary<string, ImmutableArray<LocalDate>>? Each(Turn turn) =>
        SaidOfEach.Read(turn, turn.Reading!.Intent ?? Intents.DiaryDone, AgendaWords.StepsOf(turn), time => time.Dates);

    private static async Task LogAsync(Turn turn, List<LocalDate> evenings, Dictionary<string, ImmutableArray<LocalDate>>? each, StepOutcome outcome, CancellationToken cancellationToken, bool withSkipped = false)
    {
        var before = turn.Schedule;
        var named = AgendaWords.StepsOf(turn);
        var said = Normalizer.Words(turn.Reading?.Text ?? string.Empty);
        var isNamed = named.Count > 0;
        var isAll = SlotReader.SaysAll(turn.Reading?.Text ?? string.Empty);
        if (isNamed && isAll && said.Exists(s_except.Contains))
        {
            // Of all the others what was due.
            named = [.. named.Where(step => evenings.Exists(evening => Open(before, evening).Contains(step)))];
        }

        // Skips stay, unless they are what is corrected: "no wait, I did it all".
        withSkipped |= outcome == StepOutcome.Done && isAll && turn.Content.Words.IsCorrection(turn.Reading!.Text);
        var entries = evenings
            .SelectMany(evening => (isNamed ? named.Where(step => each is null || each[step.Id].Any(date => Nearest(turn, date) == evening)) : Open(before, evening, withSkipped)).Select(step => new DiaryEntry(evening, step.Id, outcome)))
            .ToList();
        if (entries.Count == 0)
        {
            await turn.SayAsync(
                outcome == StepOutcome.Done && evenings.Exists(evening => evening > turn.Evening) ? Line.DiaryAhead : Line.DiaryNothing,
                [turn.Say(evenings)],
                cancellationToken);
            return;
        }

        var change = turn.Client.Diary.Log(turn.Evening, entries);
        turn.Client.Diary = change.Diary;
        if (change.Refusal is { } refusal)
        {
            await turn.SayAsync(Why(refusal), [turn.Say(refusal == LogRefusal.TooLongAgo ? evenings[0] : evenings[^1])], cancellationToken);
            return;
        }

        var told = evenings.Select(evening => Say(turn, outcome, evening, [.. entries.Where(entry => entry.Evening == evening).Select(entry => turn.Routine.FindStep(entry.StepId)!)], !change.Edits.IsEmpty))
            .Concat(change.Edits.Where(edit => edit.After == outcome).Select(edit => SayWhatFollows(turn, before, edit)))
            .Where(line => line.Length > 0);
        (string, ButtonPress)[] buttons = change.Edits.IsEmpty ? [] : [(turn.Lines[Line.ButtonUndo], new ButtonPress(ButtonPress.Request, Intent: Intents.DiaryUndo))];
        await turn.SayAsync(Reply.Text(string.Join("\n\n", told), buttons), cancellationToken);
    }

    /// <summary>What was due on an evening and is not logged; on one before the client began, what would have been.</summary>
    private static IEnumerable<Step> Open(Schedule schedule, LocalDate evening, bool withSkipped = false) =>
        schedule.On(evening).Items
            .Where(item => item.State is AgendaState.Due or AgendaState.Missed || (withSkipped && item.State == AgendaState.Skipped) || item.Reason is AgendaReason.NotBegun)
            .Select(item => item.Step);

    private static string Say(Turn turn, StepOutcome outcome, LocalDate evening, List<Step> steps, bool isNew)
    {
        var titles = string.Join(", ", steps.Select(step => step.Title));
        return steps.Count == 0 ? turn.Lines[Line.DiaryNothing, turn.Say(evening)]
            : !isNew ? turn.Lines[Line.DiaryAlready, titles, turn.Say(evening)]
            : turn.Lines[outcome == StepOutcome.Done ? Line.DiaryDone : Line.DiarySkipped, titles, turn.Say(evening), AgendaWords.Flag(evening == turn.Evening)];
    }

    /// <summary>A limit that was broken, what moves, and when a step that was skipped comes again.</summary>
    private static string SayWhatFollows(Turn turn, Schedule before, DiaryEdit edit)
    {
        if (turn.Routine.FindStep(edit.StepId) is not { } step || AgendaWords.IsDaily(step))
        {
            return string.Empty;
        }

        var item = turn.Schedule.On(edit.Evening).Find(step.Id)!;
        return item switch
        {
            _ when edit.After == StepOutcome.Done && before.Rests(step, edit.Evening) => turn.Lines[Line.NextRests, step.Title, turn.Say(before.CareSince!.Value)],
            { Reason: AgendaReason.Logged { IsBeyondLimit: true }, FirstAllowed: { } first, Next: { } next } => turn.Lines[Line.DiaryBeyond, step.Title, turn.Say(step.Limit), turn.Say(first), turn.Say(next)],
            { State: AgendaState.Done } when before.May(step, edit.Evening).Move is { } move => turn.Lines[Line.DiaryMoved, step.Title, turn.Say(move.From), turn.Say(move.To)],
            { State: AgendaState.Skipped, Next: { } next } => turn.Lines[Line.DiaryNext, step.Title, turn.Say(next), turn.SayReason(turn.Schedule.On(next).Find(step.Id)!)],
            _ => string.Empty,
        };
    }

    private static Line Why(LogRefusal refusal) => refusal switch
    {
        LogRefusal.DoneAhead => Line.DiaryAhead,
        LogRefusal.TooFarAhead => Line.DiaryTooFar,
        _ => Line.DiaryTooLongAgo,
    };
}
