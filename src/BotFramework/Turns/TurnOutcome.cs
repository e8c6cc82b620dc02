namespace BotFramework.Turns;

/// <summary>How a turn ended.</summary>
public enum TurnOutcome
{
    /// <summary>It ran, was stored, and the channel has its replies.</summary>
    Completed,

    /// <summary>It had run before: nothing ran again, and the channel has its replies now.</summary>
    Repeated,

    /// <summary>It is stored, and the channel did not take all of its replies; the next turn or repeat sends them.</summary>
    Unsent,
}
