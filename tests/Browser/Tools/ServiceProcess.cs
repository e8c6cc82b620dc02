using System.Net;

namespace PoreRoutine.Browser.Tools;

/// <summary>
/// The real service as a process of its own: the built program, run from the repository's root on a free port of
/// 127.0.0.1, its data in a folder of its own that lives as long as this object. Not thread-safe.
/// </summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private readonly TemporaryFolder data = new();
    private readonly HttpClient client;
    private ChildProcess? process;

    private ServiceProcess()
    {
        Address = new Uri($"http://127.0.0.1:{LoopbackPort.Next()}/");
        client = new HttpClient { BaseAddress = Address };
    }

    /// <summary>Where the service listens; the same after a new start.</summary>
    public Uri Address { get; }

    /// <summary>The folder of the service's database file.</summary>
    public string DataFolder => data.Path;

    /// <summary>What the process that runs, or ran last, has written.</summary>
    public string Output => process?.Output ?? "";

    /// <summary>
    /// Starts the service in the Development environment and waits until it reports ready.
    /// <paramref name="settings"/> are added to its command line: <c>--Section:Key=value</c>.
    /// </summary>
    /// <exception cref="TimeoutException">It ended, or was not ready within 60 s; the message holds its output.</exception>
    public static async Task<ServiceProcess> StartAsync(string[] settings, CancellationToken cancellationToken)
    {
        var service = new ServiceProcess();
        try
        {
            await service.StartAgainAsync(settings, cancellationToken);
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the process at once, as a crash would (SIGKILL).</summary>
    public void Kill() => process?.Kill();

    /// <summary>
    /// Starts the service on the same port and data, after killing what still runs. <paramref name="settings"/> take
    /// the place of those of the start before.
    /// </summary>
    /// <exception cref="TimeoutException">It ended, or was not ready within 60 s; the message holds its output.</exception>
    public async Task StartAgainAsync(string[] settings, CancellationToken cancellationToken)
    {
        if (process is not null) await process.DisposeAsync();
        process = ChildProcess.Start(
            "dotnet",
            [
                Repository.ServiceAssembly,
                $"--urls={Address.GetLeftPart(UriPartial.Authority)}",
                $"--Web:PublicOrigin={Address.GetLeftPart(UriPartial.Authority)}",
                $"--Storage:ConnectionString=Data Source={Path.Combine(DataFolder, "pore-routine.db")}",
                .. settings,
            ],
            Repository.Root,
            new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Development" });
        await process.WaitUntilAsync(IsReadyAsync, StartLimit, cancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (process is not null) await process.DisposeAsync();
        client.Dispose();
        data.Dispose();
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await client.GetAsync("healthz/ready", cancellationToken);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
