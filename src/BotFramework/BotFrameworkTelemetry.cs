using System.Diagnostics;

namespace BotFramework;

/// <summary>
/// What this library tells of its work: a meter with the instruments <c>turns</c>, <c>turn.duration</c>, <c>conflicts</c> and <c>throttles</c>,
/// and an activity source with one span a turn, <c>turn</c>. Neither has anything in it that was said.
/// </summary>
public static class BotFrameworkTelemetry
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "BotFramework";

    internal static ActivitySource Source { get; } = new(Name);
}
