using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.Faults;

/// <summary>The process is killed after it stored a turn and before it noted that the replies were sent.</summary>
public sealed class KillTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private FakeConnector _connector = null!;
    private string _address = null!;
    private CounterProcess _service = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string DataFile => _folder["data.db"];

    public async ValueTask InitializeAsync()
    {
        _connector = await FakeConnector.StartAsync();
        _address = _connector.Address;
        _service = await CounterProcess.StartAsync(DataFile, Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await _connector.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Kill_WhileTheChannelHasTheReply_TheRepeatRunsNothingAndSendsItOnceMore()
    {
        var got = new TaskCompletionSource();
        _connector.Answering = async cancelled =>
        {
            got.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancelled).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        };
        var lost = _service.SayAsync("m1", _address, Token);
        await got.Task.WaitAsync(Token);
        await KillAsync(lost);
        _connector.Answering = null;

        await ShouldSendOnRepeatAsync("1", "1");

        // A channel can tell by the reply's id that it has it.
        _connector.Received.Take(2).Select(post => post.Activity.GetProperty("id").GetString()).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Kill_BeforeTheChannelReadAnything_TheRepeatRunsNothingAndSendsTheReply()
    {
        // The same connector, before it does more than take connections.
        var port = new Uri(_connector.Address).Port;
        await _connector.DisposeAsync();
        using (var deaf = new TcpListener(IPAddress.Loopback, port))
        {
            deaf.Start();
            var lost = _service.SayAsync("m1", _address, Token);
            using var connection = await deaf.AcceptSocketAsync(Token);
            await KillAsync(lost);
        }

        _connector = await FakeConnector.StartAsync(port);
        await ShouldSendOnRepeatAsync("1");
    }

    [Fact]
    public async Task Kill_OnDirectLine_TheRepeatRunsNothingAndTheLogHasEverythingOnce()
    {
        var client = await DirectLineClient.StartAsync(_service.Client, CounterProcess.Secret, Token);
        await ExecuteAsync("""
            CREATE VIEW endless AS WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers) SELECT n FROM numbers;
            CREATE TRIGGER hold BEFORE INSERT ON items WHEN NEW.key LIKE 'directline/%/transcript' BEGIN SELECT count(*) FROM endless; END
            """);
        var lost = client.PostAsync(Message("c1"), Token);
        await _service.WaitUntilAsync(async token => await _service.CountAsync(token, $"directline/conversations/{client.ConversationId}") == 1, Token);
        await KillAsync(lost);
        await ExecuteAsync("DROP TRIGGER hold; DROP VIEW endless");

        await RestartAsync();
        var again = client.At(_service.Client);
        foreach (var id in (string[])["c1", "c1", "c2"])
        {
            using var response = await again.PostAsync(Message(id), Token);
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await again.NewActivitiesAsync(Token)).Select(activity => activity.GetProperty("text").GetString()).ShouldBe(["message c1", "1", "message c2", "2"]);

        static object Message(string id) => new { type = "message", text = $"message {id}", from = new { id = "dl_tester" }, channelData = new { clientActivityID = id } };
    }

    /// <summary>The repeat is answered, the connector has these replies, and a further message is the second one.</summary>
    private async Task ShouldSendOnRepeatAsync(params string[] replies)
    {
        await RestartAsync();
        foreach (var id in (string[])["m1", "m1", "m2"])
        {
            using var response = await _service.SayAsync(id, _address, Token);
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        _connector.Received.Select(post => post.Activity.GetProperty("text").GetString()).ShouldBe([.. replies, "2"]);
    }

    private async Task KillAsync(Task<HttpResponseMessage> request)
    {
        _service.Kill();
        await Should.ThrowAsync<HttpRequestException>(request);
    }

    private async Task RestartAsync()
    {
        await _service.DisposeAsync();
        _service = await CounterProcess.StartAsync(DataFile, Token);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={DataFile};Pooling=False");
        await connection.OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Token);
    }
}
