using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.Hosting;

/// <summary>The service's own process is told to end (SIGTERM) while it has work in hand.</summary>
public sealed class ShutdownTests : IAsyncLifetime
{
    private const string Secret = "a secret of the tests";

    private readonly TemporaryFolder _folder = new();
    private readonly TaskCompletionSource _answer = new();
    private FakeConnector _connector = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _connector = await FakeConnector.StartAsync();
        _connector.Answering = _answer.Task.WaitAsync;
    }

    public async ValueTask DisposeAsync()
    {
        _answer.TrySetResult();
        await _connector.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Terminate_ATurnIsInHand_IsFinishedAndNewOnesAreRefused()
    {
        await using var process = await StartAsync();
        var client = await DirectLineClient.StartAsync(process.Client, Secret, Token);
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri($"ws://{process.Client.BaseAddress!.Authority}/v3/directline/conversations/{client.ConversationId}/stream?watermark=0&t={client.BearerToken}"), Token);
        await socket.ReceiveAsync(new byte[64 * 1024].AsMemory(), Token);
        var turn = process.SayAsync("a:in-hand", "tenant", "why double cleanse?", _connector.Address, Token);
        await _connector.WaitAsync(TimeSpan.FromSeconds(10), Token);

        await process.TerminateAsync();

        (await socket.ReceiveAsync(new byte[64 * 1024].AsMemory(), Token)).MessageType.ShouldBe(WebSocketMessageType.Close);
        socket.CloseStatus.ShouldBe(WebSocketCloseStatus.EndpointUnavailable);
        (await StatusAsync(process, "/healthz/ready")).ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await StatusAsync(process, "/healthz/live")).ShouldBe(HttpStatusCode.OK);
        using (var refused = await client.PostAsync(new { type = "message", text = "hello", from = new { id = "dl_tester" } }, Token))
        {
            refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            refused.Headers.RetryAfter.ShouldNotBeNull();
            (await DirectLineClient.ReadAsync(refused, Token)).GetProperty("error").GetProperty("code").GetString().ShouldBe("ServiceUnavailable");
        }

        turn.IsCompleted.ShouldBeFalse();
        _answer.SetResult();
        await turn;
        (await process.WaitForExitAsync(Token)).ShouldBe(0, process.Output);
        Unsent("a:in-hand").ShouldBe(0);
    }

    [Fact]
    public async Task Terminate_AReminderIsInHand_IsFinished()
    {
        _connector.Answering = null;
        await using var process = await StartAsync("--Clock:Start=2026-03-04T20:00:00Z", "--Clock:Speed=60");
        await process.SayAsync("a:reminded", "tenant", "remind me in 5 minutes", _connector.Address, Token);
        await _connector.WaitAsync(TimeSpan.FromSeconds(10), Token);
        _connector.Answering = _answer.Task.WaitAsync;
        await _connector.WaitAsync(TimeSpan.FromSeconds(20), Token);
        _connector.Received.Count.ShouldBe(2);

        await process.TerminateAsync();
        await process.WaitUntilAsync(_ => Task.FromResult(process.Output.Contains("Application is shutting down", StringComparison.Ordinal)), Token);
        _answer.SetResult();

        (await process.WaitForExitAsync(Token)).ShouldBe(0, process.Output);
        _connector.Received.Count.ShouldBe(2);
        Unsent("a:reminded").ShouldBe(0);
        Count("SELECT COUNT(*) FROM wakeups").ShouldBe(0);
    }

    [Fact]
    public async Task Terminate_WithNothingInHand_EndsWithinSeconds()
    {
        await using var process = await StartAsync();
        await process.TerminateAsync();
        (await process.WaitForExitAsync(Token).WaitAsync(TimeSpan.FromSeconds(10), Token)).ShouldBe(0, process.Output);
    }

    private static async Task<HttpStatusCode> StatusAsync(BotProcess process, string path)
    {
        using var response = await process.Client.GetAsync(path, Token);
        return response.StatusCode;
    }

    private Task<BotProcess> StartAsync(params string[] settings) =>
        BotProcess.StartAsync([$"--Storage:ConnectionString=Data Source={_folder["data.db"]}", $"--DirectLine:Secret={Secret}", .. settings], null, Token);

    /// <summary>How much of what was said is stored and not sent.</summary>
    private int Unsent(string conversation)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT CAST(body AS TEXT) FROM items WHERE key = $key";
        command.Parameters.AddWithValue("$key", $"msteams/conversations/{conversation}");
        return JsonElement.Parse((string)command.ExecuteScalar()!).TryGetProperty("outbox", out var outbox) ? outbox.GetArrayLength() : 0;
    }

    private long Count(string query)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        return (long)command.ExecuteScalar()!;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={_folder["data.db"]};Pooling=False");
        connection.Open();
        return connection;
    }
}
