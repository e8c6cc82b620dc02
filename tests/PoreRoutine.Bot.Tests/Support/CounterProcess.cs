using System.Globalization;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using BotFramework;
using PoreRoutine.Bot.Dialogs;
using PoreRoutine.Bot.Storage;
using PoreRoutine.Browser.Tools;

namespace PoreRoutine.Bot.Tests.Support;

/// <summary>The service as a process of its own, with a bot that counts: a port that the system chose, the data file that the test names.</summary>
public sealed partial class CounterProcess : IAsyncDisposable
{
    public const string Secret = "a secret of the tests";

    private const string Conversation = "msteams/conversations/19:group";

    private static readonly TimeSpan s_startLimit = TimeSpan.FromSeconds(60);
    private readonly ChildProcess _process;
    private readonly SqliteStorage _storage;

    private CounterProcess(ChildProcess process, string dataFile) => (_process, _storage) = (process, new SqliteStorage($"Data Source={dataFile}", BotJson.Storage));

    public HttpClient Client { get; } = new(new SocketsHttpHandler { UseCookies = false });

    /// <summary>What the process wrote so far.</summary>
    public string Output => _process.Output;

    public static async Task<CounterProcess> StartAsync(string dataFile, CancellationToken cancellationToken)
    {
        var configuration = typeof(CounterProcess).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        var service = new CounterProcess(ChildProcess.Start(
            "dotnet",
            [
                Path.Combine(Repository.Folder("tests"), "CounterBot", "bin", configuration, "net10.0", "CounterBot.dll"),
                "--urls=http://127.0.0.1:0",
                "--environment=Development",
                $"--Content:Dialogs={FewUtterances.Folder}",
                $"--Storage:ConnectionString=Data Source={dataFile}",
                $"--DirectLine:Secret={Secret}",
            ],
            Repository.Root), dataFile);
        try
        {
            await service._process.WaitUntilAsync(_ => Task.FromResult(Listening().IsMatch(service.Output)), s_startLimit, cancellationToken);
            service.Client.BaseAddress = new Uri(Listening().Match(service.Output).Groups[1].Value);
            return service;
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    /// <summary>Says something as a channel whose connector is at <paramref name="serviceUrl"/>: always the same conversation.</summary>
    public Task<HttpResponseMessage> SayAsync(string id, string serviceUrl, CancellationToken cancellationToken) =>
        Client.PostAsJsonAsync("/api/messages", new TeamsActivity(serviceUrl, "one more", id) { ["conversation"] = new { id = "19:group", conversationType = "groupChat" } }, cancellationToken);

    /// <summary>The counter in the stored state of a conversation; 0 if nothing is stored.</summary>
    public async Task<int> CountAsync(CancellationToken cancellationToken, string key = Conversation) =>
        await DocumentAsync(key, cancellationToken) is { } document && document.GetProperty("states").TryGetProperty(key, out var state) ? state.GetProperty("count").GetInt32() : 0;

    /// <summary>The numbers that are stored and not sent, in their order.</summary>
    public async Task<List<int>> WaitingAsync(CancellationToken cancellationToken) =>
        [.. (await DocumentAsync(Conversation, cancellationToken))!.Value.GetProperty("outbox").EnumerateArray().Select(outgoing => int.Parse(outgoing.GetProperty("activity").GetProperty("text").GetString()!, CultureInfo.InvariantCulture))];

    /// <summary>Waits until something holds that the process brings about.</summary>
    public Task WaitUntilAsync(Func<CancellationToken, Task<bool>> holds, CancellationToken cancellationToken) => _process.WaitUntilAsync(holds, s_startLimit, cancellationToken);

    /// <summary>Ends the process as a crash would (SIGKILL).</summary>
    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        Client.Dispose();
        _storage.Dispose();
    }

    private async Task<JsonElement?> DocumentAsync(string key, CancellationToken cancellationToken) =>
        (await _storage.ReadAsync([key], cancellationToken)).TryGetValue(key, out var document) ? JsonElement.Parse(((StoredJson)document).Utf8.Span) : null;

    [GeneratedRegex(@"Now listening on: (http://\S+)\s")]
    private static partial Regex Listening();
}
