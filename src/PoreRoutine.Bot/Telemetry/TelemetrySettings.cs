namespace PoreRoutine.Bot.Telemetry;

/// <summary>Where telemetry goes, by the variables that OpenTelemetry and Azure Monitor have for it. All else of theirs they read themselves.</summary>
/// <param name="IsExported">Whether it goes to <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>, by OTLP.</param>
/// <param name="AzureMonitor">The connection string of an Application Insights resource; null if it does not go there.</param>
internal sealed record TelemetrySettings(bool IsExported, string? AzureMonitor)
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Connection = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    /// <summary>Reads the settings.</summary>
    /// <param name="configuration">Where they come from.</param>
    /// <param name="faults">Gets one line for each fault: what is wrong and how to mend it.</param>
    public static TelemetrySettings Read(IConfiguration configuration, List<string> faults)
    {
        var (endpoint, connection) = (configuration[Endpoint]?.Trim(), configuration[Connection]?.Trim());
        if (!string.IsNullOrEmpty(endpoint) && !(Uri.TryCreate(endpoint, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)))
        {
            faults.Add($"{Endpoint} is no address: write one such as http://localhost:4317, or leave it out to export nothing");
        }

        if (!string.IsNullOrEmpty(connection) && !connection.Split(';').Any(IsKey))
        {
            faults.Add($"{Connection} has no InstrumentationKey: write it as the Application Insights resource shows it, or leave it out");
        }

        return new TelemetrySettings(!string.IsNullOrEmpty(endpoint), string.IsNullOrEmpty(connection) ? null : connection);

        static bool IsKey(string part) => part.Split('=') is [var name, { Length: > 0 }] && name.Trim().Equals("InstrumentationKey", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Without the connection string, which holds a key.</summary>
    public override string ToString() => $"{nameof(TelemetrySettings)} {{ {nameof(IsExported)} = {IsExported}, {nameof(AzureMonitor)} = {AzureMonitor is not null} }}";
}
