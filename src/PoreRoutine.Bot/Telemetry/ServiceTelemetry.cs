using System.Diagnostics;

namespace PoreRoutine.Bot.Telemetry;

/// <summary>What the service tells of its own work, beside that of <see cref="BotFramework.BotFrameworkTelemetry"/>.</summary>
internal static class ServiceTelemetry
{
    /// <summary>The name of the service's meter and of its activity source.</summary>
    public const string Name = "PoreRoutine";

    /// <summary>Traces what no request begins: reminders.</summary>
    public static ActivitySource Source { get; } = new(Name);
}
