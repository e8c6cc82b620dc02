namespace BotFramework;

/// <summary>How grave a line of a log is.</summary>
public enum Severity
{
    /// <summary>Of use to who looks for a fault.</summary>
    Verbose = 0,

    /// <summary>Worth knowing.</summary>
    Information = 1,

    /// <summary>Not as it should be.</summary>
    Warning = 2,

    /// <summary>Something failed.</summary>
    Error = 3,

    /// <summary>Nothing works.</summary>
    Critical = 4,
}
