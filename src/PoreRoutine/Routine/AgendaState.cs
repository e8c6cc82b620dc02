namespace PoreRoutine.Routine;

/// <summary>Where a step stands on an evening.</summary>
public enum AgendaState
{
    /// <summary>It is its day, its limit allows it, and nothing is logged.</summary>
    Due,

    /// <summary>It is logged as done.</summary>
    Done,

    /// <summary>It is logged as skipped; on an evening ahead, too.</summary>
    Skipped,

    /// <summary>It was due on an evening that is over, and nothing is logged.</summary>
    Missed,

    /// <summary>It does not come on that evening.</summary>
    NotTonight,

    /// <summary>It rests after a sign that needs a doctor.</summary>
    LeftOut,
}
