namespace BotFramework;

/// <summary>A telemetry client that counts dialogs as an analytics service counts pages. Thread-safe.</summary>
public interface IBotPageViewTelemetryClient
{
    /// <summary>A dialog was begun.</summary>
    /// <param name="dialogName">The dialog's id.</param>
    /// <param name="properties">Texts about it; null for none.</param>
    /// <param name="metrics">Figures about it; null for none.</param>
    void TrackPageView(string dialogName, IDictionary<string, string>? properties = null, IDictionary<string, double>? metrics = null);
}
