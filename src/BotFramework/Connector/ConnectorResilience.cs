using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace BotFramework.Connector;

/// <summary>What the connector's HTTP client does about limits, refusals and a channel that does not answer.</summary>
internal static class ConnectorResilience
{
    /// <summary>Repeats around limits around the time limit of one try: a repeat is counted by the channel like any other call.</summary>
    public static void Configure(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, ConnectorLimits limits, ConnectorMetrics metrics, ConnectorTiming timing) => pipeline
        .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            ShouldHandle = arguments =>
            {
                // Asked once a try, the last one included.
                metrics.Note(arguments.Outcome);
                return new(IsWorthARepeat(arguments));
            },
            MaxRetryAttempts = timing.Repeats,
            Delay = timing.Pause,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,

            // A little later than told: a timer may be a shade early, and many may have been told the same.
            DelayGenerator = arguments => new((arguments.Outcome.Result is { } response ? RetryAfter(response) : null) + TimeSpan.FromMilliseconds(Random.Shared.Next(10, 200))),
        })
        .AddStrategy(_ => new ConnectorLimiter(limits), new LimiterOptions())
        .AddTimeout(timing.TryLimit);

    /// <summary>After how long the channel wants to be asked again; null if it does not say.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,

            // By the channel's own clock, if it tells the time: ours may be another.
            { Date: { } date } => date - (response.Headers.Date ?? TimeProvider.System.GetUtcNow()),
            _ => (TimeSpan?)null,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static bool IsWorthARepeat(RetryPredicateArguments<HttpResponseMessage> arguments)
    {
        var wait = arguments.Outcome.Result is { } response ? RetryAfter(response) ?? TimeSpan.Zero : TimeSpan.Zero;
        if (wait >= ConnectorCall.Of(arguments.Context.GetRequestMessage()!).Deadline - TimeProvider.System.GetUtcNow())
        {
            return false;
        }

        return arguments.Outcome switch
        {
            { Result.StatusCode: HttpStatusCode.PreconditionFailed or HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout } => true,
            { Exception: HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError } } => true,

            // The channel may have taken a call whose answer did not come. Repeated, a message may show twice; given up, it stays unsent and goes
            // out with the next turn, with the same risk, later and out of place. So it is repeated, but once: a channel that is only slow
            // is not to show it four times.
            { Exception: HttpRequestException or TimeoutRejectedException } => arguments.AttemptNumber == 0,
            _ => false,
        };
    }

    private sealed class LimiterOptions : ResilienceStrategyOptions;
}
