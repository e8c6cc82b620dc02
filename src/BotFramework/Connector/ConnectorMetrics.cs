using System.Diagnostics.Metrics;
using System.Net;
using Polly;
using Polly.RateLimiting;

namespace BotFramework.Connector;

/// <summary>Counts the calls to channels that haste held up. Thread-safe.</summary>
internal sealed class ConnectorMetrics(IMeterFactory meters)
{
    private readonly Counter<long> _throttles = meters.Create(BotFrameworkTelemetry.Name).CreateCounter<long>("throttles", "{call}", "Calls, repeats included, that a channel answered 429 or the bot's own limit held back.");

    /// <summary>Looks at what became of one try.</summary>
    public void Note(Outcome<HttpResponseMessage> outcome)
    {
        if (outcome is { Result.StatusCode: HttpStatusCode.TooManyRequests } or { Exception: RateLimiterRejectedException })
        {
            _throttles.Add(1, new KeyValuePair<string, object?>("by", outcome.Result is null ? "limit" : "channel"));
        }
    }
}
