using System.Net.Sockets;
using System.Security.Cryptography;

namespace Faults.Processes;

/// <summary>Azure's storage as it is emulated by Azurite: a process that keeps all in its memory, with an account of its own.</summary>
internal sealed class AzuriteProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_startLimit = TimeSpan.FromSeconds(60);
    private static readonly string s_script = Path.Combine(Repository.Root, "tests", "Faults", "node_modules", "azurite", "dist", "src", "azurite.js");

    private static readonly string s_preload = Path.Combine(Repository.Root, "tests", "Faults", "azurite-in-memory.cjs");

    private readonly ChildProcess _process;

    private AzuriteProcess(ChildProcess process, string connectionString) => (_process, ConnectionString) = (process, connectionString);

    public string ConnectionString { get; }

    /// <summary>Starts it and waits until blobs and queues can be called.</summary>
    public static async Task<AzuriteProcess> StartAsync(string folder, CancellationToken cancellationToken)
    {
        var (blobs, queues, tables) = (LoopbackPort.Next(), LoopbackPort.Next(), LoopbackPort.Next());
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));
        var process = ChildProcess.Start(
            "node",
            [
                "--require", s_preload, s_script, "--inMemoryPersistence", "--silent", "--disableTelemetry", "--skipApiVersionCheck",
                "--blobHost", "127.0.0.1", "--blobPort", $"{blobs}",
                "--queueHost", "127.0.0.1", "--queuePort", $"{queues}",
                "--tableHost", "127.0.0.1", "--tablePort", $"{tables}",
            ],
            Path.Combine(folder, "azurite.log"),
            ("AZURITE_ACCOUNTS", $"faults:{key}"));
        try
        {
            await process.WaitUntilAsync(async token => await ListensAsync(blobs, token) && await ListensAsync(queues, token), s_startLimit, cancellationToken);
            return new AzuriteProcess(
                process,
                $"DefaultEndpointsProtocol=http;AccountName=faults;AccountKey={key};BlobEndpoint=http://127.0.0.1:{blobs}/faults;QueueEndpoint=http://127.0.0.1:{queues}/faults;");
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets it stand still for a while (SIGSTOP, SIGCONT): connections stay, answers do not come.</summary>
    public async Task PauseAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        await _process.StopAsync();
        try
        {
            await Task.Delay(time, cancellationToken);
        }
        finally
        {
            await _process.ContinueAsync();
        }
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static async Task<bool> ListensAsync(int port, CancellationToken cancellationToken)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
