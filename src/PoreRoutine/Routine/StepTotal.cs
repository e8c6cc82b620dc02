using NodaTime;

namespace PoreRoutine.Routine;

/// <summary>How often a step was done, over all the time of a diary.</summary>
/// <param name="Done">On how many evenings it was done.</param>
/// <param name="Skipped">On how many it was skipped.</param>
/// <param name="LastDone">The last evening on which it was done; null if it never was.</param>
public sealed record StepTotal(int Done, int Skipped, LocalDate? LastDone)
{
    /// <summary>The total of a step of which nothing is logged.</summary>
    public static readonly StepTotal None = new(0, 0, null);

    /// <summary>This total with one evening more, in any order.</summary>
    internal StepTotal With(LocalDate evening, StepOutcome outcome) => outcome is StepOutcome.Skipped
        ? this with { Skipped = Skipped + 1 }
        : new(Done + 1, Skipped, LastDone is { } last ? LocalDate.Max(last, evening) : evening);
}
