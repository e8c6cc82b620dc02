using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PoreRoutine.Browser.Tools;

/// <summary>The wire between the browser and the service, which a test can cut: a TCP proxy on 127.0.0.1. Thread-safe.</summary>
public sealed class Wire : IAsyncDisposable
{
    private readonly Uri target;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly ConcurrentDictionary<Connection, bool> connections = new();
    private readonly Task accepting;
    private volatile Break? planned;

    /// <summary>Lays a wire to a service.</summary>
    public Wire(Uri target)
    {
        this.target = target;
        listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        accepting = AcceptAsync();
    }

    /// <summary>Where a message to the bot can be cut off.</summary>
    public enum Point
    {
        /// <summary>Before the service gets it.</summary>
        BeforeTheService,

        /// <summary>After the service took it and answered, before the browser hears of that.</summary>
        BeforeTheAnswer,
    }

    /// <summary>The service's address at the browser's end.</summary>
    public Uri Address { get; }

    /// <summary>Whether streams are turned away, as by a proxy that does not know WebSockets.</summary>
    public bool RefusesStreams { get; set; }

    /// <summary>Breaks all connections at once. New ones get through.</summary>
    public void Cut()
    {
        foreach (var connection in connections.Keys) connection.Reset();
    }

    /// <summary>Lets the streams that are open carry nothing any more, and tells neither side.</summary>
    public void FreezeStreams()
    {
        foreach (var connection in connections.Keys.Where(connection => connection.IsStream)) connection.Frozen = true;
    }

    /// <summary>Breaks all connections in the middle of the next message to the bot.</summary>
    /// <returns>Ends when that has happened.</returns>
    public Task CutNextMessage(Point point)
    {
        var plan = new Break(point);
        planned = plan;
        return plan.Done.Task;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        listener.Dispose();
        Cut();
        await accepting;
        ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        var running = new List<Task>();
        try
        {
            while (true) running.Add(CarryAsync(await listener.AcceptSocketAsync(ending.Token)));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }

        await Task.WhenAll(running);
    }

    private async Task CarryAsync(Socket browser)
    {
        using var connection = new Connection(browser);
        connections[connection] = true;
        try
        {
            await connection.Service.ConnectAsync(IPAddress.Loopback, target.Port, ending.Token);
            await Task.WhenAny(CarryRequestsAsync(connection), CarryAnswersAsync(connection));
        }
        catch (SocketException)
        {
            // The service is down: the browser's connection breaks as well.
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }

        connections.TryRemove(connection, out _);
        connection.Reset();
    }

    private async Task CarryRequestsAsync(Connection connection)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await connection.Browser.ReceiveAsync(buffer) is > 0 and var length)
            {
                var text = Encoding.Latin1.GetString(buffer, 0, length);
                if (text.Contains("Upgrade: websocket", StringComparison.OrdinalIgnoreCase))
                {
                    if (RefusesStreams) return;
                    connection.IsStream = true;
                }

                if (text.StartsWith("POST /v3/directline/conversations/", StringComparison.Ordinal) && Interlocked.Exchange(ref planned, null) is { } plan)
                {
                    if (plan.Point == Point.BeforeTheService)
                    {
                        Cut(plan);
                        return;
                    }

                    connection.Plan = plan;
                }

                await SendAllAsync(connection.Service, buffer.AsMemory(0, length));
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Cut, here or at either end.
        }
    }

    private async Task CarryAnswersAsync(Connection connection)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await connection.Service.ReceiveAsync(buffer) is > 0 and var length)
            {
                if (connection.Plan is { } plan)
                {
                    Cut(plan);
                    return;
                }

                if (!connection.Frozen) await SendAllAsync(connection.Browser, buffer.AsMemory(0, length));
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Cut, here or at either end.
        }
    }

    private static async Task SendAllAsync(Socket socket, ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0) bytes = bytes[await socket.SendAsync(bytes)..];
    }

    private void Cut(Break plan)
    {
        Cut();
        plan.Done.TrySetResult();
    }

    private sealed record Break(Point Point)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private sealed class Connection(Socket browser) : IDisposable
    {
        private volatile bool frozen;
        private volatile bool isStream;
        private volatile Break? plan;

        public Socket Browser => browser;

        public Socket Service { get; } = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

        public bool Frozen { get => frozen; set => frozen = value; }

        public bool IsStream { get => isStream; set => isStream = value; }

        public Break? Plan { get => plan; set => plan = value; }

        /// <summary>Breaks both ends without a farewell, as a line that is gone does.</summary>
        public void Reset()
        {
            Browser.Close(0);
            Service.Close(0);
        }

        public void Dispose() => Reset();
    }
}
