using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using PoreRoutine.Bot.Reminders;
using PoreRoutine.Bot.Storage;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.Reminders;

public sealed class SqliteReminderQueueTests : ReminderQueueContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _clock = NewClock();
    private readonly FakeTimeProvider _machine = NewClock();
    private readonly List<SqliteFile> _files = [];

    public SqliteReminderQueueTests() => Queue = OpenAnother();

    private protected override IReminderQueue Queue { get; }

    private protected override DateTimeOffset Now => _clock.GetUtcNow();

    [Fact]
    public async Task TakeAsync_TheProductsClockIsMoved_IsGivenOutByThatClockAndLeasedByTheMachines()
    {
        await Queue.PutAsync(Wake("a", TimeSpan.FromHours(1)), Token);
        _machine.Advance(TimeSpan.FromHours(2));
        (await TakeAsync()).ShouldBeEmpty();
        _clock.Advance(TimeSpan.FromHours(1));
        (await TakeAsync()).ShouldHaveSingleItem();
        _clock.Advance(TimeSpan.FromDays(1));
        (await TakeAsync()).ShouldBeEmpty();
        _machine.Advance(Lease);
        (await TakeAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task TakeAsync_FewerThanThereAre_GivesTheEarliestFirst()
    {
        for (var i = 0; i < 10; i++)
        {
            await Queue.PutAsync(Wake($"{i}", -TimeSpan.FromMinutes(i * 7 % 10)), Token);
        }

        var first = await Queue.TakeAsync(3, TimeSpan.FromSeconds(1), Token);
        first.Select(taken => Now - taken.WakeUp.Due).ShouldBe([TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(8), TimeSpan.FromMinutes(7)]);
        _machine.Advance(TimeSpan.FromSeconds(1));
        (await Queue.TakeAsync(3, Lease, Token)).Select(taken => taken.WakeUp).ShouldBe(first.Select(taken => taken.WakeUp));
    }

    [Fact]
    public async Task TakeAsync_NothingIsDue_WritesNothing()
    {
        await Queue.PutAsync(Wake("a", TimeSpan.FromHours(1)), Token);
        using var other = new SqliteConnection($"Data Source={_folder["data.db"]};Pooling=False");
        await other.OpenAsync(Token);
        await using var held = other.BeginTransaction();
        (await TakeAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task TakeAsync_WithAMillionWaiting_TakesAboutAsLongAsWithNone()
    {
        await Queue.PutAsync(Wake("due", TimeSpan.Zero), Token);
        await TakeOftenAsync();
        var alone = await TakeOftenAsync();
        using (var connection = new SqliteConnection($"Data Source={_folder["data.db"]};Pooling=False"))
        {
            await connection.OpenAsync(Token);
            using var command = connection.CreateCommand();
            command.CommandText = $"""
                WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 999999)
                INSERT INTO wakeups (channel, conversation, due, hidden) SELECT 'msteams', 'c' || i, {Now.ToUnixTimeMilliseconds()} + 1000 + i, IIF(i % 3 = 0, {Now.AddDays(1).ToUnixTimeMilliseconds()}, NULL) FROM n
                """;
            await command.ExecuteNonQueryAsync(Token);
        }

        (await Queue.CountAsync(Token)).ShouldBe(1_000_001);
        await TakeOftenAsync();

        // Were the table gone through, each of the hundred would take a tenth of a second.
        (await TakeOftenAsync()).ShouldBeLessThan(alone * 5 + TimeSpan.FromSeconds(1));
    }

    public void Dispose()
    {
        _files.ForEach(file => file.Dispose());
        _folder.Dispose();
    }

    private protected override IReminderQueue OpenAnother()
    {
        _files.Add(new SqliteFile($"Data Source={_folder["data.db"]}"));
        return new SqliteReminderQueue(_files[^1], _clock, _machine);
    }

    private protected override Task PassAsync(TimeSpan time)
    {
        _clock.Advance(time);
        _machine.Advance(time);
        return Task.CompletedTask;
    }

    private async Task<TimeSpan> TakeOftenAsync()
    {
        var since = TimeProvider.System.GetTimestamp();
        for (var i = 0; i < 100; i++)
        {
            var taken = (await Queue.TakeAsync(32, Lease, Token)).ShouldHaveSingleItem();
            await Queue.PostponeAsync(taken, TimeSpan.Zero, Token);
        }

        return TimeProvider.System.GetElapsedTime(since);
    }
}
