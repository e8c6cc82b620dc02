namespace PoreRoutine.Understanding.Time;

/// <summary>What a number stands for that nothing else in the text explains: "make it 10", "snooze 10".</summary>
public enum BareNumber
{
    /// <summary>Nothing that has to do with time.</summary>
    Nothing,

    /// <summary>An hour of the clock.</summary>
    ClockTime,

    /// <summary>A number of minutes.</summary>
    Minutes,
}
