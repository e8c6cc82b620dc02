using BotFramework;
using Microsoft.Data.Sqlite;
using PoreRoutine.Bot.Storage;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.Storage;

public sealed class SqliteStorageTests : StorageContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteStorage _storage;

    public SqliteStorageTests() => _storage = Open();

    protected override IConditionalStorage Storage => _storage;

    [Fact]
    public async Task ReadAsync_WrittenByAnotherInstance_IsThere()
    {
        await _storage.WriteAsync("a", new Note { Text = "kept" }, TestContext.Current.CancellationToken);
        using var other = Open();
        (await other.ReadAsync(["a"], TestContext.Current.CancellationToken)).ShouldHaveSingleItem();
    }

    [Fact]
    public void Open_TheFile_IsInWalMode()
    {
        Scalar("PRAGMA journal_mode").ShouldBe("wal");
    }

    [Fact]
    public async Task WriteAsync_WhileAnotherProcessHoldsTheFile_EndsAsTimeoutAndWritesNothing()
    {
        using (var other = new SqliteConnection($"Data Source={_folder["data/pore-routine.db"]};Pooling=False"))
        {
            await other.OpenAsync(TestContext.Current.CancellationToken);
            await using var held = other.BeginTransaction();
            var since = TimeProvider.System.GetTimestamp();
            await Should.ThrowAsync<TimeoutException>(() => _storage.WriteAsync("a", new Note { Text = "late" }, TestContext.Current.CancellationToken));
            TimeProvider.System.GetElapsedTime(since).ShouldBeLessThan(TimeSpan.FromSeconds(8));
        }

        (await _storage.ReadAsync(["a"], TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task WriteAsync_OfAStaleItemWhileTheFileIsHeld_IsRefusedAtOnceInPlaceOfWaiting()
    {
        var stale = new Note { Text = "first" };
        await _storage.WriteAsync("a", stale, TestContext.Current.CancellationToken);
        await _storage.WriteAsync("a", new Note { Text = "second", ETag = stale.ETag }, TestContext.Current.CancellationToken);
        using var other = new SqliteConnection($"Data Source={_folder["data/pore-routine.db"]};Pooling=False");
        await other.OpenAsync(TestContext.Current.CancellationToken);
        await using var held = other.BeginTransaction();
        await Should.ThrowAsync<ETagConflictException>(() => _storage.WriteAsync("a", stale, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Open_AFileThatIsNoDatabase_Fails()
    {
        File.WriteAllText(_folder["broken.db"], new string('x', 5000));
        Should.Throw<SqliteException>(() => new SqliteStorage($"Data Source={_folder["broken.db"]}", Options));
    }

    [Fact]
    public async Task WriteAsync_AnHourLater_TakesExpiredItemsOutOfTheFile()
    {
        await _storage.WriteAsync(Enumerable.Range(0, 600).ToDictionary(i => $"draft{i}", _ => (object)new Draft()), TestContext.Current.CancellationToken);
        Clock.Advance(TimeSpan.FromDays(2));
        for (var i = 0; i < 2; i++)
        {
            await _storage.WriteAsync("a", new Note { Text = "kept", ETag = null }, TestContext.Current.CancellationToken);
        }

        Scalar("SELECT COUNT(*) FROM items").ShouldBe(1L);
    }

    [Fact]
    public async Task Open_AFileOfAnEarlierVersion_KeepsItsItems()
    {
        _storage.Dispose();
        Scalar("DROP TABLE items; CREATE TABLE items (key TEXT PRIMARY KEY, etag TEXT NOT NULL, body BLOB NOT NULL) WITHOUT ROWID; INSERT INTO items VALUES ('a', '1', CAST('{\"text\":\"kept\"}' AS BLOB))");
        using var first = Open();
        using var second = Open();
        var note = (await second.ReadAsync("a", NotesJson.Default.Note, TestContext.Current.CancellationToken)).ShouldNotBeNull();
        note.Text.ShouldBe("kept");
        await first.WriteAsync("a", note, TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        _storage.Dispose();
        _folder.Dispose();
    }

    private object? Scalar(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder["data/pore-routine.db"]};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private SqliteStorage Open() => new($"Data Source={_folder["data/pore-routine.db"]}", Options, Clock);
}
