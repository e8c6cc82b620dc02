namespace PoreRoutine.Routine;

/// <summary>Why a plan stays as it is.</summary>
public enum PlanRefusal
{
    /// <summary>The days would break the step's limit.</summary>
    BeyondLimit,

    /// <summary>More days than the step's cadence has, within the limit.</summary>
    TooManyDays,

    /// <summary>Fewer days than the step's cadence has, or none.</summary>
    TooFewDays,

    /// <summary>The step comes every so many evenings: it has no weekdays.</summary>
    NoWeekdays,

    /// <summary>The step comes on weekdays, or every evening: there is nothing to count.</summary>
    NotCounted,
}
