using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace PoreRoutine.Browser.Tools;

/// <summary>
/// The Microsoft 365 Agents Playground in a personal chat of its Teams, driven through its own HTTP interface: a
/// Bot Framework client that nobody here wrote. Not thread-safe.
/// </summary>
public sealed class Playground : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ReplyLimit = TimeSpan.FromSeconds(20);
    private readonly TemporaryFolder folder = new();
    private readonly HttpClient client = new();
    private readonly ClientWebSocket stream = new();
    private readonly Channel<PlaygroundMessage> replies = Channel.CreateUnbounded<PlaygroundMessage>();
    private readonly ChildProcess process;
    private Task reading = Task.CompletedTask;

    private Playground(Uri messagingEndpoint)
    {
        var port = LoopbackPort.Next();
        client.BaseAddress = new Uri($"http://127.0.0.1:{port}/");
        process = ChildProcess.Start(
            "node",
            [
                "-r", Path.Combine(AppContext.BaseDirectory, "Tools", "loopback-only.cjs"),
                Path.Combine(Repository.NodeModules, "@microsoft", "m365agentsplayground", "cli.js"),
                "start", "-e", messagingEndpoint.AbsoluteUri, "-c", "msteams", "-p", $"{port}", "--disable-telemetry",
            ],
            folder.Path,
            new Dictionary<string, string>
            {
                ["APPLICATION_INSIGHTS_NO_STATSBEAT"] = "1",
                ["TEAMSAPPTESTER_BROWSER"] = "none",
                ["TZ"] = "America/New_York",
            });
    }

    /// <summary>Its window, for a browser.</summary>
    public Uri Address => client.BaseAddress!;

    /// <summary>The id of the personal chat with the bot.</summary>
    public string ConversationId { get; private set; } = "";

    /// <summary>The id of the person who writes.</summary>
    public string UserId { get; private set; } = "";

    /// <summary>Starts it in front of a bot and waits until it answers. The bot hears nothing yet.</summary>
    /// <exception cref="TimeoutException">It ended, or did not answer within 30 s; the message holds its output.</exception>
    public static async Task<Playground> StartAsync(Uri messagingEndpoint, CancellationToken cancellationToken)
    {
        var playground = new Playground(messagingEndpoint);
        try
        {
            await playground.process.WaitUntilAsync(playground.IsReadyAsync, StartLimit, cancellationToken);
            var settings = await playground.client.GetFromJsonAsync<JsonElement>("_internal/v1/testConfig", cancellationToken);
            var config = settings.GetProperty("config");
            playground.ConversationId = config.GetProperty("personalChat").GetProperty("id").GetString()!;
            playground.UserId = config.GetProperty("currentUser").GetProperty("id").GetString()!;
            var address = new UriBuilder(playground.client.BaseAddress!) { Scheme = "ws", Path = "_ws_conversation/v1/conversations/stream" };
            await playground.stream.ConnectAsync(address.Uri, cancellationToken);
            playground.reading = playground.ReadRepliesAsync();
            return playground;
        }
        catch
        {
            await playground.DisposeAsync();
            throw;
        }
    }

    /// <summary>Installs the bot for the person: it is sent an installationUpdate and a conversationUpdate.</summary>
    public Task InstallAsync(CancellationToken cancellationToken) =>
        PostAsync($"_debug/conversation/{ConversationId}/installation", [], cancellationToken);

    /// <summary>Writes a message. Replies to it are read by <see cref="NextReplyAsync"/>.</summary>
    public Task SendAsync(string text, CancellationToken cancellationToken) => PostAsync(
        $"_conversation/v1/conversations/{ConversationId}/messages",
        new JsonObject { ["type"] = "text", ["text"] = text, ["textFormat"] = "plain", ["from"] = new JsonObject { ["id"] = UserId } },
        cancellationToken);

    /// <summary>Presses a card's button by its title, with <paramref name="inputs"/> as what was filled in.</summary>
    /// <exception cref="InvalidOperationException">The card has no such button, or it has two.</exception>
    public Task PressAsync(
        PlaygroundMessage message, string title, CancellationToken cancellationToken, JsonObject? inputs = null)
    {
        var button = message.Button(title);
        button.GetProperty("type").GetString().ShouldBe("Action.Submit");
        var value = button.TryGetProperty("data", out var data) ? JsonObject.Create(data.Clone())! : [];
        foreach (var (name, given) in inputs ?? []) value[name] = given?.DeepClone();
        return PostAsync(
            "_conversation/v1/submit",
            new JsonObject
            {
                ["conversation"] = new JsonObject { ["id"] = ConversationId },
                ["from"] = new JsonObject { ["id"] = UserId },
                ["replyToId"] = message.Id,
                ["value"] = value,
            },
            cancellationToken);
    }

    /// <summary>Sends the bot an activity just as it is written here.</summary>
    public Task SendActivityAsync(JsonObject activity, CancellationToken cancellationToken) =>
        PostAsync("_internal/v1/customActivities", activity, cancellationToken);

    /// <summary>The next message of the bot, in the order they came, waited for.</summary>
    /// <exception cref="TimeoutException">None came within 20 s; the message holds the Playground's log.</exception>
    public async Task<PlaygroundMessage> NextReplyAsync(CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(ReplyLimit);
        try
        {
            return await replies.Reader.ReadAsync(timeout.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var log = Path.Combine(folder.Path, "devTools", "m365agentsplayground.log");
            throw new TimeoutException(
                $"No reply within {ReplyLimit}:\n{(File.Exists(log) ? await File.ReadAllTextAsync(log, cancellationToken) : "")}");
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        await reading;
        stream.Dispose();
        client.Dispose();
        folder.Dispose();
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await client.GetStringAsync("_debug/ping", cancellationToken) == "pong";
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task PostAsync(string path, JsonObject body, CancellationToken cancellationToken)
    {
        using var answer = await client.PostAsJsonAsync(path, body, cancellationToken);
        if (answer.IsSuccessStatusCode) return;
        throw new HttpRequestException($"{path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancellationToken)}");
    }

    private async Task ReadRepliesAsync()
    {
        try
        {
            while (true)
            {
                using var frame = new MemoryStream();
                var buffer = new byte[16 * 1024];
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await stream.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                    frame.Write(buffer, 0, part.Count);
                }
                while (!part.EndOfMessage);
                if (part.MessageType == WebSocketMessageType.Close) break;
                var message = PlaygroundMessage.Read(JsonDocument.Parse(frame.ToArray()).RootElement);
                if (message is not null) replies.Writer.TryWrite(message);
            }
        }
        catch (WebSocketException)
        {
            // The Playground was ended.
        }

        replies.Writer.TryComplete();
    }
}
