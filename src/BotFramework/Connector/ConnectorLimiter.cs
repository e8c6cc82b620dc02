using System.Net;
using Polly;
using Polly.RateLimiting;

namespace BotFramework.Connector;

/// <summary>Lets requests through as the limits allow, and notes where a channel says by 429 how long it wants to be left alone. Thread-safe.</summary>
/// <param name="limits">The limits.</param>
internal sealed class ConnectorLimiter(ConnectorLimits limits) : ResilienceStrategy<HttpResponseMessage>
{
    protected override async ValueTask<Outcome<HttpResponseMessage>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback, ResilienceContext context, TState state)
    {
        var call = ConnectorCall.Of(context.GetRequestMessage()!);
        try
        {
            if (await limits.AcquireAsync(call, context.CancellationToken).ConfigureAwait(false) is { } wait)
            {
                return Outcome.FromException<HttpResponseMessage>(new RateLimiterRejectedException("The channel's limits leave no room for the call now.", wait));
            }
        }
        catch (OperationCanceledException exception)
        {
            return Outcome.FromException<HttpResponseMessage>(exception);
        }

        var outcome = await callback(context, state).ConfigureAwait(false);
        if (outcome.Result is { StatusCode: HttpStatusCode.TooManyRequests } response && ConnectorResilience.RetryAfter(response) is { } time)
        {
            limits.HoldBack(call, time);
        }

        return outcome;
    }
}
