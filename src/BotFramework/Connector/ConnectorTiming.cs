namespace BotFramework.Connector;

/// <summary>How patient the connector's client is. All of it happens within what is left of a turn.</summary>
internal sealed record ConnectorTiming
{
    /// <summary>How often a call is repeated at most.</summary>
    public int Repeats { get; init; } = 3;

    /// <summary>The pause before the first repeat, about; it doubles for each that follows.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>How long one try may take: twice that is less than a turn.</summary>
    public TimeSpan TryLimit { get; init; } = TimeSpan.FromSeconds(4);
}
