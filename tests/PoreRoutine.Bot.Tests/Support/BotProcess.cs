using System.Net.Http.Json;
using System.Reflection;
using System.Text.RegularExpressions;
using PoreRoutine.Browser.Tools;

namespace PoreRoutine.Bot.Tests.Support;

/// <summary>The real service as a process of its own, with a data file and a clock that the test names, on a port that the system chose.</summary>
public sealed partial class BotProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_startLimit = TimeSpan.FromSeconds(60);
    private readonly ChildProcess _process;

    private BotProcess(ChildProcess process) => _process = process;

    /// <summary>Talks to it, at its own address.</summary>
    public HttpClient Client { get; } = new(new SocketsHttpHandler { UseCookies = false });

    /// <summary>What it wrote so far.</summary>
    public string Output => _process.Output;

    /// <summary>Starts it, and waits until it listens.</summary>
    /// <param name="dataFile">Where it keeps its data.</param>
    /// <param name="now">Where its clock starts.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static Task<BotProcess> StartAsync(string dataFile, DateTimeOffset now, CancellationToken cancellationToken) =>
        StartAsync([$"--Storage:ConnectionString=Data Source={dataFile}", $"--Clock:Start={now:O}"], null, cancellationToken);

    /// <summary>Starts it, and waits until it listens.</summary>
    /// <param name="settings">Its settings.</param>
    /// <param name="environment">Its variables, beside those of the tests; null for no more.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<BotProcess> StartAsync(IEnumerable<string> settings, IReadOnlyDictionary<string, string>? environment, CancellationToken cancellationToken)
    {
        var configuration = typeof(BotProcess).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        var service = new BotProcess(ChildProcess.Start(
            "dotnet",
            [
                Path.Combine(Repository.Folder("src"), "PoreRoutine.Bot", "bin", configuration, "net10.0", "PoreRoutine.Bot.dll"),
                "--urls=http://127.0.0.1:0",
                "--environment=Development",
                .. settings,
            ],
            Repository.Root,
            environment));
        try
        {
            await service.WaitUntilAsync(_ => Task.FromResult(Listening().IsMatch(service._process.Output)), cancellationToken);
            service.Client.BaseAddress = new Uri(Listening().Match(service._process.Output).Groups[1].Value);
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>Brings a message from a client's private chat in Teams, whose zone is UTC.</summary>
    public async Task SayAsync(string conversation, string tenant, string text, string serviceUrl, CancellationToken cancellationToken)
    {
        using var response = await Client.PostAsJsonAsync(
            "/api/messages",
            new TeamsActivity(serviceUrl, text)
            {
                ["locale"] = "en-US",
                ["localTimezone"] = "Etc/UTC",
                ["from"] = new { id = $"29:{conversation}" },
                ["conversation"] = new { id = conversation, conversationType = "personal", tenantId = tenant },
                ["channelData"] = new { tenant = new { id = tenant } },
            },
            cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Waits until something holds that the process brings about.</summary>
    public Task WaitUntilAsync(Func<CancellationToken, Task<bool>> holds, CancellationToken cancellationToken) => _process.WaitUntilAsync(holds, s_startLimit, cancellationToken);

    /// <summary>Ends the process as a crash would (SIGKILL).</summary>
    public void Kill() => _process.Kill();

    /// <summary>Asks it to end (SIGTERM).</summary>
    public Task TerminateAsync() => _process.SignalAsync("TERM");

    /// <summary>Waits until it has ended by itself.</summary>
    /// <returns>Its exit code.</returns>
    public Task<int> WaitForExitAsync(CancellationToken cancellationToken) => _process.WaitForExitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        Client.Dispose();
    }

    [GeneratedRegex(@"Now listening on: (http://\S+)\s")]
    private static partial Regex Listening();
}
