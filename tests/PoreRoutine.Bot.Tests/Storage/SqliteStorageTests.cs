using BotFramework;
using Microsoft.Data.Sqlite;
using PoreRoutine.Bot.Storage;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.Storage;

public sealed class SqliteStorageTests : TransactionalStorageContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteStorage _storage;

    public SqliteStorageTests() => _storage = Open();

    protected override IDueStorage Storage => _storage;

    [Fact]
    public async Task ReadAsync_WrittenByAnotherInstance_IsThere()
    {
        await _storage.WriteAsync("a", new Note { Text = "kept" }, Token);
        using var other = Open();
        (await other.ReadAsync(["a"], Token)).ShouldHaveSingleItem();
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
            await other.OpenAsync(Token);
            await using var held = other.BeginTransaction();
            var since = TimeProvider.System.GetTimestamp();
            await Should.ThrowAsync<TimeoutException>(() => _storage.WriteAsync("a", new Note { Text = "late" }, Token));
            TimeProvider.System.GetElapsedTime(since).ShouldBeLessThan(TimeSpan.FromSeconds(8));
        }

        (await _storage.ReadAsync(["a"], Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task WriteAsync_OfAStaleItemWhileTheFileIsHeld_IsRefusedAtOnceInPlaceOfWaiting()
    {
        var stale = new Note { Text = "first" };
        await _storage.WriteAsync("a", stale, Token);
        await _storage.WriteAsync("a", new Note { Text = "second", ETag = stale.ETag }, Token);
        using var other = new SqliteConnection($"Data Source={_folder["data/pore-routine.db"]};Pooling=False");
        await other.OpenAsync(Token);
        await using var held = other.BeginTransaction();
        await Should.ThrowAsync<ETagConflictException>(() => _storage.WriteAsync("a", stale, Token));
    }

    [Fact]
    public async Task WriteAsync_ManyThatWaitedTogether_EachSucceedsOrFailsAlone()
    {
        Task first, half, other;
        using (var holder = new SqliteConnection($"Data Source={_folder["data/pore-routine.db"]};Pooling=False"))
        {
            await holder.OpenAsync(Token);
            await using var held = holder.BeginTransaction();
            first = _storage.WriteAsync("x", new Note { Text = "first" }, Token);
            half = _storage.WriteAsync(
                new Dictionary<string, object> { ["with x"] = new Note { Text = "lost" }, ["x"] = new Note { Text = "second" } },
                Token);
            other = _storage.WriteAsync("other", new Note { Text = "other" }, Token);
        }

        (await Should.ThrowAsync<ETagConflictException>(() => half)).Key.ShouldBe("x");
        await Task.WhenAll(first, other);
        (await ReadAsync("x"))!.Text.ShouldBe("first");
        (await ReadAsync("with x")).ShouldBeNull();
        (await ReadAsync("other"))!.Text.ShouldBe("other");
    }

    [Fact]
    public async Task WriteAsync_GivenUpWhileItWaits_EndsAtOnceAndWritesNothing()
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task kept;
        using (var holder = new SqliteConnection($"Data Source={_folder["data/pore-routine.db"]};Pooling=False"))
        {
            await holder.OpenAsync(Token);
            await using var held = holder.BeginTransaction();
            var given = _storage.WriteAsync("given up", new Note { Text = "lost" }, giveUp.Token);
            kept = _storage.WriteAsync("kept", new Note { Text = "kept" }, Token);
            await giveUp.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(() => given);
        }

        await kept;
        (await _storage.ReadAsync(["given up", "kept"], Token)).Keys.ShouldBe(["kept"]);
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
        await _storage.WriteAsync(Enumerable.Range(0, 600).ToDictionary(i => $"draft{i}", _ => (object)new Draft()), Token);
        Clock.Advance(TimeSpan.FromDays(2));
        for (var i = 0; i < 2; i++)
        {
            await _storage.WriteAsync("a", new Note { Text = "kept", ETag = null }, Token);
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
        var note = (await second.ReadAsync("a", NotesJson.Default.Note, Token)).ShouldNotBeNull();
        note.Text.ShouldBe("kept");
        await first.WriteAsync("a", note, Token);
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
