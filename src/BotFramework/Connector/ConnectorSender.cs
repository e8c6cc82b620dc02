using System.Net;
using BotFramework.Connector.Authentication;
using BotFramework.Schema;
using BotFramework.Turns;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.RateLimiting;

namespace BotFramework.Connector;

/// <summary>Takes what turns want done to the connector service of their channel, and decides what comes of refusals. Thread-safe.</summary>
/// <param name="client">Calls the service.</param>
/// <param name="logger">Where refusals are told.</param>
internal sealed partial class ConnectorSender(ConnectorClient client, ILogger<ConnectorSender> logger) : IActivitySender
{
    public bool CanUpdate => true;

    public bool Reaches(Activity activity) =>
        Uri.TryCreate(activity.ServiceUrl, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);

    public async Task<SendResult> SendAsync(IReadOnlyList<OutgoingActivity> operations, TimeSpan timeLeft, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        List<Refusal> refusals = [];
        for (var i = 0; i < operations.Count; i++)
        {
            var (isTaken, tryAgainAfter, refusal) = await TryCallAsync(operations[i], timeLeft - TimeProvider.System.GetElapsedTime(started), cancellationToken).ConfigureAwait(false);
            if (refusal is not null)
            {
                refusals.Add(refusal);
            }

            if (!isTaken)
            {
                return new SendResult(i, tryAgainAfter) { Refusals = refusals };
            }
        }

        return new SendResult(operations.Count) { Refusals = refusals };
    }

    private async Task<(bool IsTaken, TimeSpan? TryAgainAfter, Refusal? Refusal)> TryCallAsync(OutgoingActivity outgoing, TimeSpan timeLeft, CancellationToken cancellationToken)
    {
        var (operation, conversation) = (outgoing.Operation, outgoing.Activity.Conversation!.Id!);
        try
        {
            await client.CallAsync(outgoing, timeLeft, cancellationToken).ConfigureAwait(false);
            return (true, null, null);
        }
        catch (ErrorResponseException exception) when (IsFinal(exception.StatusCode))
        {
            // No repeat will change the answer: kept, it would stand in the way of all that follows.
            LogDropped(operation, conversation, (int)exception.StatusCode, exception.Body?.Error?.Code);
            return (true, null, new Refusal(operation, outgoing.Activity, exception.StatusCode, exception.Body?.Error?.Code));
        }
        catch (ErrorResponseException exception)
        {
            LogRefused(operation, conversation, (int)exception.StatusCode, exception.Body?.Error?.Code, exception.RetryAfter);
            return (false, exception.StatusCode == HttpStatusCode.TooManyRequests ? exception.RetryAfter : null, null);
        }
        catch (UnauthorizedAccessException)
        {
            LogUntrusted(operation, conversation, outgoing.Activity.ServiceUrl!);
            return (true, null, null);
        }
        catch (TokenUnavailableException exception)
        {
            LogNoToken(exception, operation, conversation);
        }
        catch (RateLimiterRejectedException exception)
        {
            LogNoPermit(operation, conversation);
            return (false, exception.RetryAfter, null);
        }
        catch (Exception exception) when (exception is HttpRequestException or ExecutionRejectedException or OperationCanceledException)
        {
            LogOutOfReach(exception, operation, conversation);
        }

        return (false, null, null);
    }

    /// <summary>
    /// True if it is the call itself that the channel will not take: an unfit or too large activity (400, 413), a person who blocked the bot (403),
    /// a conversation or activity that is gone (404), what the channel does not do at all (405, 501). Not so a refused token (401),
    /// haste (429), a state that may change (408, 412) and the channel's own faults (5xx).
    /// </summary>
    private static bool IsFinal(HttpStatusCode status) => status == HttpStatusCode.NotImplemented
        || ((int)status is >= 400 and < 500
            && status is not (HttpStatusCode.Unauthorized or HttpStatusCode.RequestTimeout or HttpStatusCode.PreconditionFailed or HttpStatusCode.TooManyRequests));

    [LoggerMessage(Level = LogLevel.Warning, Message = "The channel refused to {Operation} in {Conversation} with status {Status} {Code}, to be asked again after {RetryAfter}; what a turn said is kept for the next one")]
    private partial void LogRefused(OutgoingOperation operation, string conversation, int status, string? code, TimeSpan? retryAfter);

    [LoggerMessage(Level = LogLevel.Error, Message = "The channel will not {Operation} in {Conversation}, it says by status {Status} {Code}; the activity is dropped")]
    private partial void LogDropped(OutgoingOperation operation, string conversation, int status, string? code);

    [LoggerMessage(Level = LogLevel.Error, Message = "Nothing to {Operation} in {Conversation}: {ServiceUrl} came in no authenticated activity, or is no https; the activity is dropped")]
    private partial void LogUntrusted(OutgoingOperation operation, string conversation, string serviceUrl);

    [LoggerMessage(Level = LogLevel.Error, Message = "The bot got no token to {Operation} in {Conversation}; what a turn said is kept for the next one")]
    private partial void LogNoToken(Exception exception, OutgoingOperation operation, string conversation);

    [LoggerMessage(Level = LogLevel.Debug, Message = "No time to {Operation} in {Conversation} within the channel's rate limit")]
    private partial void LogNoPermit(OutgoingOperation operation, string conversation);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The channel did not answer in time to {Operation} in {Conversation}; what a turn said is kept for the next one")]
    private partial void LogOutOfReach(Exception exception, OutgoingOperation operation, string conversation);
}
