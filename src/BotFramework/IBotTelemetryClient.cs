namespace BotFramework;

/// <summary>Takes what a bot tells of its work to where the operator watches it. Implementations are thread-safe, do not wait and do not throw.</summary>
/// <remarks>Dialogs call <see cref="TrackEvent"/>; the rest is for bots that report more.</remarks>
public interface IBotTelemetryClient
{
    /// <summary>A check of whether something can be reached.</summary>
    /// <param name="name">What was checked.</param>
    /// <param name="timeStamp">When.</param>
    /// <param name="duration">How long the check took.</param>
    /// <param name="runLocation">Where the check ran.</param>
    /// <param name="success">True if it could be reached.</param>
    /// <param name="message">The fault; null if none.</param>
    /// <param name="properties">Further texts; null for none.</param>
    /// <param name="metrics">Further figures; null for none.</param>
    void TrackAvailability(string name, DateTimeOffset timeStamp, TimeSpan duration, string runLocation, bool success, string? message = null, IDictionary<string, string>? properties = null, IDictionary<string, double>? metrics = null);

    /// <summary>A call of something that the bot needs.</summary>
    /// <param name="dependencyTypeName">Its kind, such as HTTP.</param>
    /// <param name="target">Where it is.</param>
    /// <param name="dependencyName">What was called.</param>
    /// <param name="data">What it was called with.</param>
    /// <param name="startTime">When.</param>
    /// <param name="duration">How long it took.</param>
    /// <param name="resultCode">What it answered.</param>
    /// <param name="success">True if it went well.</param>
    void TrackDependency(string dependencyTypeName, string target, string dependencyName, string data, DateTimeOffset startTime, TimeSpan duration, string resultCode, bool success);

    /// <summary>Something that happened, such as <c>WaterfallStart</c>.</summary>
    /// <param name="eventName">What.</param>
    /// <param name="properties">Texts about it; null for none.</param>
    /// <param name="metrics">Figures about it; null for none.</param>
    void TrackEvent(string eventName, IDictionary<string, string>? properties = null, IDictionary<string, double>? metrics = null);

    /// <summary>An exception.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="properties">Texts about it; null for none.</param>
    /// <param name="metrics">Figures about it; null for none.</param>
    void TrackException(Exception exception, IDictionary<string, string>? properties = null, IDictionary<string, double>? metrics = null);

    /// <summary>A line for a log.</summary>
    /// <param name="message">The line.</param>
    /// <param name="severityLevel">How grave it is.</param>
    /// <param name="properties">Texts about it; null for none.</param>
    void TrackTrace(string message, Severity severityLevel, IDictionary<string, string>? properties);

    /// <summary>Sends what was only collected so far.</summary>
    void Flush();
}
