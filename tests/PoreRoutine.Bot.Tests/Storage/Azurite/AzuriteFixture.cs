using System.Net;
using System.Net.Sockets;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using PoreRoutine.Bot.Tests.Support;
using PoreRoutine.Browser.Tools;

[assembly: AssemblyFixture(typeof(PoreRoutine.Bot.Tests.Storage.Azurite.AzuriteFixture))]

namespace PoreRoutine.Bot.Tests.Storage.Azurite;

/// <summary>Azure Storage's emulator, one for all tests, which share nothing in it. It runs from the first that asks for it.</summary>
public sealed class AzuriteFixture : IAsyncDisposable
{
    private static readonly TimeSpan s_startLimit = TimeSpan.FromSeconds(60);

    private readonly Lazy<Task<(ChildProcess Process, string ConnectionString)>> _running = new(StartAsync);

    /// <summary>The connection string of the account.</summary>
    public async Task<string> StartedAsync() => (await _running.Value).ConnectionString;

    /// <summary>Stops it where it stands, or lets it go on: <c>STOP</c> or <c>CONT</c>.</summary>
    public async Task SignalAsync(string name) => await (await _running.Value).Process.SignalAsync(name);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_running.IsValueCreated)
        {
            await (await _running.Value).Process.DisposeAsync();
        }
    }

    private static async Task<(ChildProcess Process, string ConnectionString)> StartAsync()
    {
        var (blobs, queues, tables) = FreePorts();
        var folder = Path.Combine(Repository.Folder("tests"), "PoreRoutine.Bot.Tests", "Storage", "Azurite");
        var process = ChildProcess.Start(
            "node",
            [
                "node_modules/azurite/dist/src/azurite.js",
                "--inMemoryPersistence", "--silent", "--disableTelemetry", "--skipApiVersionCheck",
                "--blobHost", "127.0.0.1", "--blobPort", $"{blobs}",
                "--queueHost", "127.0.0.1", "--queuePort", $"{queues}",
                "--tableHost", "127.0.0.1", "--tablePort", $"{tables}",
            ],
            folder);
        try
        {
            // The account and its key are the emulator's own, which its documentation names.
            var connection = "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;"
                + "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;"
                + $"BlobEndpoint=http://127.0.0.1:{blobs}/devstoreaccount1;QueueEndpoint=http://127.0.0.1:{queues}/devstoreaccount1;";
            await process.WaitUntilAsync(token => AnswersAsync(connection, token), s_startLimit, CancellationToken.None);
            return (process, connection);
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    private static async Task<bool> AnswersAsync(string connection, CancellationToken cancellationToken)
    {
        try
        {
            await new BlobServiceClient(connection, new BlobClientOptions { Retry = { MaxRetries = 0 } }).GetPropertiesAsync(cancellationToken);
            await new QueueServiceClient(connection, new QueueClientOptions { Retry = { MaxRetries = 0 } }).GetPropertiesAsync(cancellationToken);
            return true;
        }
        catch (Azure.RequestFailedException)
        {
            return false;
        }
    }

    /// <summary>Three at once, so that they differ.</summary>
    private static (int Blobs, int Queues, int Tables) FreePorts()
    {
        using TcpListener blobs = new(IPAddress.Loopback, 0), queues = new(IPAddress.Loopback, 0), tables = new(IPAddress.Loopback, 0);
        TcpListener[] all = [blobs, queues, tables];
        Array.ForEach(all, listener => listener.Start());
        return (Port(blobs), Port(queues), Port(tables));

        static int Port(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
