namespace PoreRoutine.Routine;

/// <summary>Where a reminder comes from.</summary>
public enum ReminderKind
{
    /// <summary>The plan's, at its time on each of its evenings.</summary>
    Daily,

    /// <summary>Asked for once: "tonight at 10", "in an hour".</summary>
    Once,

    /// <summary>One that came and was put off: once more, this evening only.</summary>
    Snooze,
}
