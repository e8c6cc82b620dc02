using Microsoft.Data.Sqlite;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.Faults;

/// <summary>The process is killed while it reminds many clients, and once more while it makes that good. <c>tests/Faults</c> does the same for longer.</summary>
public sealed class ReminderKillTests : IAsyncLifetime
{
    private const int Clients = 200;
    private const int Kills = 2;

    /// <summary>So many posts are answered after a start, and then no more.</summary>
    private const int Answered = 20;

    /// <summary>So many are without an answer when the process is killed.</summary>
    private const int Hanging = 20;

    /// <summary>So many may be between delivery and record then: a process begins with 16 at a time, and has one more in hand for each that was answered.</summary>
    private const int InHand = 16 + Answered;

    private static readonly DateTimeOffset s_due = new(2027, 2, 1, 21, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private FakeConnector _connector = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string DataFile => _folder["data.db"];

    /// <summary>How often each client was reminded.</summary>
    private Dictionary<string, int> Reminded => _connector.Received
        .Where(post => post.Activity.TryGetProperty("expiration", out _))
        .CountBy(post => post.Activity.GetProperty("conversation").GetProperty("id").GetString()!)
        .ToDictionary();

    public async ValueTask InitializeAsync() => _connector = await FakeConnector.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _connector.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Kill_TwiceWhileManyAreReminded_AllAreRemindedAndOnlyWhoWasInHandTwice()
    {
        await using (var asked = await BotProcess.StartAsync(DataFile, s_due.AddHours(-1), Token))
        {
            await Parallel.ForEachAsync(Enumerable.Range(0, Clients), Token, async (number, token) =>
                await asked.SayAsync($"a:{number}", $"tenant {number % 20}", "remind me every evening at 21:00", _connector.Address, token));
            await asked.WaitUntilAsync(_ => Task.FromResult(_connector.Received.Count >= Clients), Token);
            Reminded.ShouldBeEmpty();
        }

        for (var kill = 0; kill < Kills; kill++)
        {
            await KillWhileSendingAsync(s_due.AddMinutes(kill));
        }

        _connector.Answering = null;
        await using var last = await BotProcess.StartAsync(DataFile, s_due.AddMinutes(Kills), Token);
        await last.WaitUntilAsync(async token => Reminded.Count == Clients && await CountDueAsync(token) == 0, Token);

        var reminded = Reminded;
        reminded.Values.Sum(times => times - 1).ShouldBeLessThanOrEqualTo(Kills * InHand);
        reminded.Values.Max().ShouldBeLessThanOrEqualTo(1 + Kills);
    }

    private async Task KillWhileSendingAsync(DateTimeOffset now)
    {
        var posts = 0;
        var inHand = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _connector.Answering = async cancelled =>
        {
            var post = Interlocked.Increment(ref posts);
            if (post == Answered + Hanging)
            {
                inHand.SetResult();
            }

            await (post > Answered ? Task.Delay(Timeout.InfiniteTimeSpan, cancelled) : Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        };
        await using var service = await BotProcess.StartAsync(DataFile, now, Token);
        await inHand.Task.WaitAsync(Token);
        service.Kill();
        await EndLeasesAsync();
    }

    /// <summary>As if the minute had passed for which the dead process holds what it took.</summary>
    private async Task EndLeasesAsync() => await ExecuteAsync("UPDATE wakeups SET hidden = 0 WHERE hidden IS NOT NULL", Token);

    /// <summary>How many wake-ups are left of this evening.</summary>
    private async Task<long> CountDueAsync(CancellationToken cancellationToken) =>
        (long)(await ExecuteAsync($"SELECT COUNT(*) FROM wakeups WHERE due <= {s_due.ToUnixTimeMilliseconds()}", cancellationToken))!;

    private async Task<object?> ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection($"Data Source={DataFile};Pooling=False");
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
