namespace PoreRoutine.Routine;

/// <summary>Whether a step may be done on an evening.</summary>
public enum Verdict
{
    /// <summary>Yes.</summary>
    Allowed,

    /// <summary>Yes, if the planned evenings before it that <see cref="Permission.InsteadOf"/> names are left out.</summary>
    AllowedInstead,

    /// <summary>No: it is done on that evening already.</summary>
    AlreadyDone,

    /// <summary>No: its limit.</summary>
    BeyondLimit,

    /// <summary>No: it rests after a sign that needs a doctor.</summary>
    Care,
}
