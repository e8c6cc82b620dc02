namespace PoreRoutine.Routine;

/// <summary>Why nothing was written into a diary.</summary>
public enum LogRefusal
{
    /// <summary>Done is said of an evening ahead; only skipped may lie ahead.</summary>
    DoneAhead,

    /// <summary>Skipped is said of an evening further ahead than <see cref="Diary.EveningsAhead"/>.</summary>
    TooFarAhead,

    /// <summary>The evening is longer ago than <see cref="Diary.EveningsInDetail"/>.</summary>
    TooLongAgo,
}
