namespace PoreRoutine.Routine;

/// <summary>What became of an evening as a whole.</summary>
public enum ProgressState
{
    /// <summary>All that was due is done.</summary>
    AllDone,

    /// <summary>Something is done, but not all.</summary>
    SomeDone,

    /// <summary>Nothing is done, and something is skipped; on an evening ahead, too.</summary>
    Skipped,

    /// <summary>The evening is over, and nothing is logged.</summary>
    Missed,

    /// <summary>The evening runs, and nothing is logged yet.</summary>
    NoneYet,

    /// <summary>The evening is over and was before the diary's first.</summary>
    Before,

    /// <summary>The evening lies ahead.</summary>
    Ahead,
}
