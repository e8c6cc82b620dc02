using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using PoreRoutine.Bot.Tests.Support;
using PoreRoutine.Browser.Tools;

namespace PoreRoutine.Bot.Tests.StandIn;

/// <summary>An instance of the service as App Service runs it: a process with its settings in its environment, behind a front end that ends TLS.</summary>
internal sealed partial class ServiceInstance : IAsyncDisposable
{
    private static readonly TimeSpan s_startLimit = TimeSpan.FromSeconds(90);

    private readonly ChildProcess _process;

    private ServiceInstance(ChildProcess process) => _process = process;

    /// <summary>Calls it as the front end does for a client who came by https.</summary>
    public HttpClient Client { get; } = new(new SocketsHttpHandler { UseCookies = false })
    {
        DefaultRequestHeaders = { { "X-Forwarded-Proto", "https" }, { "X-Forwarded-For", "203.0.113.7" } },
    };

    public bool HasExited => _process.HasExited;

    /// <summary>What it wrote so far.</summary>
    public string Output => _process.Output;

    /// <summary>Starts one, and waits until it says that it is ready.</summary>
    public static async Task<ServiceInstance> StartAsync(IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        var configuration = typeof(ServiceInstance).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        var instance = new ServiceInstance(ChildProcess.Start(
            "dotnet",
            [Path.Combine(Repository.Folder("src"), "PoreRoutine.Bot", "bin", configuration, "net10.0", "PoreRoutine.Bot.dll"), "--urls=http://127.0.0.1:0"],
            Repository.Root,
            settings));
        try
        {
            await instance._process.WaitUntilAsync(instance.IsReadyAsync, s_startLimit, cancellationToken);
            return instance;
        }
        catch
        {
            await instance.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the process as a crash would (SIGKILL).</summary>
    public void Kill() => _process.Kill();

    /// <summary>Tells the process to end (SIGTERM), and waits until it has.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync(CancellationToken cancellationToken)
    {
        await _process.SignalAsync("TERM");
        return await _process.WaitForExitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        Client.Dispose();
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        if (Client.BaseAddress is null)
        {
            if (Listening().Match(Output) is not { Success: true } match)
            {
                return false;
            }

            Client.BaseAddress = new Uri(match.Groups[1].Value);
        }

        using var answer = await Client.GetAsync("/healthz/ready", cancellationToken);
        return answer.StatusCode == HttpStatusCode.OK;
    }

    [GeneratedRegex(@"Now listening on: (http://\S+)\s")]
    private static partial Regex Listening();
}
