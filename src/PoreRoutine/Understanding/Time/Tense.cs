namespace PoreRoutine.Understanding.Time;

/// <summary>Whether what is talked about lies ahead or behind: "on Sunday" is another day for a plan than for a diary.</summary>
public enum Tense
{
    /// <summary>From today on.</summary>
    Future,

    /// <summary>Up to today.</summary>
    Past,
}
