namespace PoreRoutine.Routine;

/// <summary>What became of a step on an evening.</summary>
public enum StepOutcome
{
    /// <summary>The client did it, once, as a whole.</summary>
    Done,

    /// <summary>The client left it out, and said so.</summary>
    Skipped,
}
