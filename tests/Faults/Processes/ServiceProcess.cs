using System.Net;

namespace Faults.Processes;

/// <summary>The real service as a process, on a port of 127.0.0.1 that stays the same when it is killed and started again.</summary>
/// <param name="name">Its name in reports, and of the file that it writes to.</param>
/// <param name="folder">The folder of that file.</param>
internal sealed class ServiceProcess(string name, string folder) : IAsyncDisposable
{
    private static readonly TimeSpan s_startLimit = TimeSpan.FromSeconds(60);

    private readonly int _port = LoopbackPort.Next();
    private readonly HttpClient _health = new() { Timeout = TimeSpan.FromSeconds(10) };
    private ChildProcess? _process;

    public string Name => name;

    public Uri Address => new($"http://127.0.0.1:{_port}/");

    /// <summary>Bytes of memory that it has in use now.</summary>
    public long WorkingSet => _process!.WorkingSet;

    public int Id => _process!.Id;

    /// <summary>True from the moment it was ready until it is killed, or started again.</summary>
    public bool IsReady { get; private set; }

    /// <summary>Starts it, after ending what still runs, and waits until it is ready.</summary>
    /// <param name="settings">Further settings: <c>--Section:Key=value</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="TimeoutException">It ended, or was not ready within a minute.</exception>
    public async Task StartAsync(IEnumerable<string> settings, CancellationToken cancellationToken)
    {
        await EndAsync();
        var process = _process = ChildProcess.Start(
            "dotnet",
            [
                Repository.ServiceAssembly,
                $"--urls=http://127.0.0.1:{_port}",
                $"--Web:PublicOrigin=http://127.0.0.1:{_port}",
                "--Logging:LogLevel:Default=Warning",
                .. settings,
            ],
            Path.Combine(folder, $"{name}.log"),
            ("ASPNETCORE_ENVIRONMENT", "Development"));
        await process.WaitUntilAsync(IsHealthyAsync, s_startLimit, cancellationToken);
        IsReady = true;
    }

    /// <summary>Ends it at once, as a crash would (SIGKILL).</summary>
    public void Kill()
    {
        IsReady = false;
        _process?.Kill();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _health.Dispose();
    }

    private async Task EndAsync()
    {
        IsReady = false;
        if (_process is not null)
        {
            await _process.DisposeAsync();
            _process = null;
        }
    }

    private async Task<bool> IsHealthyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _health.GetAsync(new Uri(Address, "healthz/ready"), cancellationToken);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }
}
