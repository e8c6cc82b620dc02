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

    /// <summary>The emulator's own account and key, which its documentation names.</summary>
    private const string SharedAccount = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>It has to know its accounts when it starts: more than there are tests that ask for one.</summary>
    private const int Accounts = 200;

    private readonly Lazy<Task<(ChildProcess Process, Func<string, string> ConnectionStringOf)>> _running = new(StartAsync);
    private int _accountsGiven;

    /// <summary>The connection string of the account that tests share.</summary>
    public async Task<string> StartedAsync() => (await _running.Value).ConnectionStringOf(SharedAccount);

    /// <summary>The connection string of an account that nobody else has: for a whole service, which calls its container and its queue what it always does.</summary>
    public async Task<string> NewAccountAsync()
    {
        var number = Interlocked.Increment(ref _accountsGiven);
        number.ShouldBeLessThanOrEqualTo(Accounts);
        return (await _running.Value).ConnectionStringOf(AccountOf(number));
    }

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

    private static string AccountOf(int number) => $"account{number}";

    private static async Task<(ChildProcess Process, Func<string, string> ConnectionStringOf)> StartAsync()
    {
        var (blobs, queues, tables) = FreePorts();
        var folder = Path.Combine(Repository.Folder("tests"), "PoreRoutine.Bot.Tests", "Storage", "Azurite");
        var process = ChildProcess.Start(
            "node",
            [
                "--require", "./azurite-clock.cjs", "node_modules/azurite/dist/src/azurite.js",
                "--inMemoryPersistence", "--silent", "--disableTelemetry", "--skipApiVersionCheck",
                "--blobHost", "127.0.0.1", "--blobPort", $"{blobs}",
                "--queueHost", "127.0.0.1", "--queuePort", $"{queues}",
                "--tableHost", "127.0.0.1", "--tablePort", $"{tables}",
            ],
            folder,
            new Dictionary<string, string> { ["AZURITE_ACCOUNTS"] = string.Join(';', Enumerable.Range(1, Accounts).Select(AccountOf).Prepend(SharedAccount).Select(account => $"{account}:{Key}")) });
        try
        {
            await process.WaitUntilAsync(token => AnswersAsync(ConnectionStringOf(SharedAccount), token), s_startLimit, CancellationToken.None);
            return (process, ConnectionStringOf);
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }

        string ConnectionStringOf(string account) =>
            $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={Key};BlobEndpoint=http://127.0.0.1:{blobs}/{account};QueueEndpoint=http://127.0.0.1:{queues}/{account};";
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
