using System.Net.WebSockets;
using System.Text.Json;

namespace BotFramework.DirectLine;

/// <summary>One open stream: sends what the log has after a watermark, then what comes, until either side closes.</summary>
internal static class DirectLineStream
{
    private static readonly TimeSpan s_tick = TimeSpan.FromSeconds(1);

    public static async Task RunAsync(WebSocket socket, DirectLineLog log, string conversationId, long? watermark, CancellationToken cancellationToken)
    {
        using var subscription = log.Subscribe(conversationId);

        // What another process adds is seen at the next tick.
        using var tick = TimeProvider.System.CreateTimer(_ => subscription.Signal(), null, s_tick, s_tick);
        using var closing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var receiving = ReceiveAsync(socket, closing);
        try
        {
            string? known = null;
            while (true)
            {
                if (await log.ReadChangedAsync(conversationId, known, closing.Token).ConfigureAwait(false) is { } transcript)
                {
                    var set = transcript.Since(watermark);
                    if (set.Activities.Count > 0)
                    {
                        var frame = JsonSerializer.SerializeToUtf8Bytes(set, DirectLineJsonContext.Default.ActivitySet);
                        await socket.SendAsync(frame, WebSocketMessageType.Text, true, closing.Token).ConfigureAwait(false);
                    }

                    (watermark, known) = (transcript.End, transcript.ETag);
                }

                await subscription.WaitAsync(closing.Token).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // The client left, or the service stops: either way the stream ends here.
        }

        await closing.CancelAsync().ConfigureAwait(false);
        await receiving.ConfigureAwait(false);
        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            try
            {
                await socket.CloseOutputAsync(cancellationToken.IsCancellationRequested ? WebSocketCloseStatus.EndpointUnavailable : WebSocketCloseStatus.NormalClosure, null, patience.Token).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
            {
                // The other side is gone already.
            }
        }
    }

    /// <summary>Reads until the client closes; what it sends on a stream are only signs of life.</summary>
    private static async Task ReceiveAsync(WebSocket socket, CancellationTokenSource closing)
    {
        var buffer = new byte[256];
        try
        {
            while ((await socket.ReceiveAsync(buffer.AsMemory(), closing.Token).ConfigureAwait(false)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
        {
            // Ends like a close.
        }

        await closing.CancelAsync().ConfigureAwait(false);
    }
}
