namespace BotFramework.Turns;

/// <summary>How a turn ended.</summary>
public enum TurnOutcome
{
    /// <summary>It ran, was stored, and the channel has its replies.</summary>
    Completed,

    /// <summary>It had run before: nothing ran again, and the channel has its replies now.</summary>
    Repeated,

    /// <summary>It is stored, and the channel did not take all of its replies; they are tried again by and by, and by the next turn or repeat.</summary>
    Unsent,

    /// <summary>It is stored, and its replies wait until the channel's rate limit lets them through.</summary>
    Deferred,
}
