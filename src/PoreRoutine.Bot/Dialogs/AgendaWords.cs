using NodaTime;
using PoreRoutine.Bot.Content;
using PoreRoutine.Routine;

namespace PoreRoutine.Bot.Dialogs;

/// <summary>Says evenings, limits and reasons in the operator's words.</summary>
internal static class AgendaWords
{
    /// <summary>What a line is told of something that is so; of what is not it is told nothing.</summary>
    public static string Flag(bool value) => value ? "yes" : string.Empty;

    /// <summary>A date; empty if there is none.</summary>
    public static string SayOrNothing(this Turn turn, LocalDate? date) => date is { } value ? turn.Say(value) : string.Empty;

    /// <summary>Several dates.</summary>
    public static string Say(this Turn turn, IEnumerable<LocalDate> dates) => string.Join("; ", dates.Select(turn.Say));

    /// <summary>How often at most.</summary>
    public static string Say(this Turn turn, Limit limit)
    {
        var times = limit.AtMost switch
        {
            1 => turn.Lines[Line.Once],
            2 => turn.Lines[Line.Twice],
            var count => turn.Lines[Line.Times, count],
        };
        return turn.Lines[Line.Limit, times, limit.InDays];
    }

    /// <summary>Why a step stands where it stands, in one clause; empty for what is logged.</summary>
    public static string SayReason(this Turn turn, AgendaItem item) => item.Reason switch
    {
        AgendaReason.EveryEvening => turn.Lines[Line.ReasonEvery],
        AgendaReason.YourDay(var day) => turn.Lines[Line.ReasonDay, day.ToString()],
        AgendaReason.EverySoMany(var evenings) => turn.Lines[Line.ReasonSoMany, evenings],
        AgendaReason.OffDay => turn.Lines[Line.ReasonOff],
        AgendaReason.LimitReached(var limit, var evenings) => turn.Lines[Line.ReasonLimit, turn.Say(limit), turn.Say(evenings)],
        AgendaReason.MayBeMadeUp(var evening, var isSkipped) =>
            turn.Lines[Line.ReasonMakeUp, turn.Say(evening), Flag(isSkipped), turn.SayOrNothing(item.Move?.From), turn.SayOrNothing(item.Move?.To)],
        AgendaReason.NotBegun(var evening) => turn.Lines[Line.ReasonNotBegun, turn.Say(evening)],
        AgendaReason.Care(var since) => turn.Lines[Line.ReasonCare, turn.Say(since)],
        _ => string.Empty,
    };

    /// <summary>The steps that a request names, as far as the routine has them.</summary>
    public static IReadOnlyList<Step> StepsOf(Turn turn) =>
        [.. (turn.Reading?.Slots.Steps ?? []).Select(turn.Routine.FindStep).OfType<Step>().Distinct()];

    /// <summary>Asks which step a request is about; a button brings the request again, with the step.</summary>
    public static Task AskWhichStepAsync(Turn turn, string intent, IEnumerable<Step> steps, CancellationToken cancellationToken) =>
        turn.SayAsync(
            Reply.Text(turn.Lines[Line.WhichStep], steps.Select(step => (step.Title, new ButtonPress(ButtonPress.Request, Intent: intent, Text: $"{step.Title}: {Answers.Kept(turn.Reading?.Text)}")))),
            cancellationToken);

    /// <summary>True if a step comes every evening: there is nothing to ask about it.</summary>
    public static bool IsDaily(Step step) => step.Cadence is Cadence.Every { Evenings: 1 };
}
