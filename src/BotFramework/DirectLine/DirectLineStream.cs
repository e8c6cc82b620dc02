using System.Net.WebSockets;
using System.Text.Json;

namespace BotFramework.DirectLine;

/// <summary>One open stream: sends what the log has after a watermark, then what comes, until either side closes.</summary>
/// <param name="socket">The stream. Whoever made it disposes it.</param>
/// <param name="log">Where activities come from.</param>
/// <param name="timeProvider">What ticks and time-outs run on.</param>
internal sealed class DirectLineStream(WebSocket socket, DirectLineLog log, TimeProvider timeProvider)
{
    /// <summary>How often the log is looked at for what other processes add.</summary>
    internal static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    /// <summary>After so long without a word the client gets an empty frame: a page does not see the pings, and could not tell a dead line from a silent one.</summary>
    internal static readonly TimeSpan SilenceLimit = TimeSpan.FromSeconds(15);

    /// <summary>How long a frame may take to leave: a client that reads nothing must not hold memory, nor a stream, for ever.</summary>
    internal static readonly TimeSpan SendLimit = TimeSpan.FromSeconds(30);

    /// <summary>How long a client may take to part.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private long _lastSent = timeProvider.GetTimestamp();

    /// <summary>Runs until either side closes; then the stream is closed.</summary>
    /// <param name="subscription">The stream's own, to the conversation that is shown.</param>
    /// <param name="watermark">Where to start; null for the beginning.</param>
    /// <param name="cancellationToken">Closes the stream in such a way that clients come again.</param>
    public async Task RunAsync(DirectLineLog.Subscription subscription, long? watermark, CancellationToken cancellationToken)
    {
        await using var tick = timeProvider.CreateTimer(_ => subscription.Signal(), null, Tick, Tick).ConfigureAwait(false);
        using var closing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var abandoning = new CancellationTokenSource();
        var receiving = ReceiveAsync(closing, abandoning.Token);
        try
        {
            await SendAsync(subscription, watermark, closing.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // The client left or reads nothing, or the service stops: either way the stream ends here.
        }

        await closing.CancelAsync().ConfigureAwait(false);
        await CloseAsync(cancellationToken.IsCancellationRequested ? WebSocketCloseStatus.EndpointUnavailable : WebSocketCloseStatus.NormalClosure).ConfigureAwait(false);

        // A receive that is given up breaks the line: first the client has a moment to hear why.
        await Task.WhenAny(receiving, Task.Delay(s_patience, timeProvider, CancellationToken.None)).ConfigureAwait(false);
        await abandoning.CancelAsync().ConfigureAwait(false);
        await receiving.ConfigureAwait(false);
    }

    private async Task SendAsync(DirectLineLog.Subscription subscription, long? watermark, CancellationToken cancellationToken)
    {
        string? known = null;
        while (true)
        {
            var shown = subscription.Take();
            if (await log.ReadChangedAsync(subscription.ConversationId, known, cancellationToken).ConfigureAwait(false) is { } transcript)
            {
                var set = transcript.Since(watermark);
                (watermark, known) = (transcript.End, transcript.ETag);
                if (set.Activities.Count > 0)
                {
                    // A typing indicator that was on its way is answered by what comes here.
                    shown = null;
                    await SendAsync(JsonSerializer.SerializeToUtf8Bytes(set, DirectLineJsonContext.Default.ActivitySet), cancellationToken).ConfigureAwait(false);
                }
            }

            if (shown is { } activity)
            {
                await SendAsync(JsonSerializer.SerializeToUtf8Bytes(new ActivitySet([activity], watermark is null ? null : $"{watermark}"), DirectLineJsonContext.Default.ActivitySet), cancellationToken).ConfigureAwait(false);
            }
            else if (timeProvider.GetElapsedTime(_lastSent) >= SilenceLimit)
            {
                await SendAsync([], cancellationToken).ConfigureAwait(false);
            }

            await subscription.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task SendAsync(byte[] frame, CancellationToken cancellationToken)
    {
        using var time = new CancellationTokenSource(SendLimit, timeProvider);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, time.Token);
        await socket.SendAsync(frame, WebSocketMessageType.Text, true, limit.Token).ConfigureAwait(false);
        _lastSent = timeProvider.GetTimestamp();
    }

    /// <summary>Reads until the client closes; what it sends on a stream are only signs of life.</summary>
    private async Task ReceiveAsync(CancellationTokenSource closing, CancellationToken cancellationToken)
    {
        var buffer = new byte[256];
        try
        {
            while ((await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken).ConfigureAwait(false)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // Ends like a close.
        }

        await closing.CancelAsync().ConfigureAwait(false);
    }

    private async Task CloseAsync(WebSocketCloseStatus status)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
        {
            return;
        }

        using var patience = new CancellationTokenSource(s_patience, timeProvider);
        try
        {
            await socket.CloseOutputAsync(status, null, patience.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // The other side is gone already.
        }
    }
}
