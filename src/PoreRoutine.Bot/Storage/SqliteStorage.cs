using System.Runtime.CompilerServices;
using System.Text.Json;
using BotFramework;
using Microsoft.Data.Sqlite;

namespace PoreRoutine.Bot.Storage;

/// <summary>Items in a table of an SQLite file; see <see cref="SqliteFile"/> for what survives. Thread-safe; several processes may share the file.</summary>
internal sealed class SqliteStorage : IDueStorage, IDisposable
{
    /// <summary>How many expired items a write takes out on its way.</summary>
    private const int Swept = 500;

    /// <summary>How many due items are read at once: few enough to hold in memory, and a read of so many is over before it is in anybody's way.</summary>
    private const int Page = 1000;

    /// <summary>How long expired items may lie about, in seconds.</summary>
    private const long SweepInterval = 3600;

    /// <summary>The condition under which an item is there.</summary>
    private const string Alive = "(expires IS NULL OR expires > $now)";

    private const string Insert = "INSERT INTO items (key, etag, body, expires, due) VALUES ($key, $etag, $body, $expires, $due) ON CONFLICT (key) DO UPDATE SET etag = $etag, body = $body, expires = $expires, due = $due";

    private readonly SqliteFile _file;
    private readonly SqliteFile? _owned;
    private readonly JsonSerializerOptions _options;
    private readonly TimeProvider _clock;
    private long _nextSweep;

    /// <summary>Opens a file of its own, and creates it and its folder where they are not there.</summary>
    /// <param name="connectionString">An SQLite connection string; a relative path is relative to the working directory.</param>
    /// <param name="options">JSON options that know the types of the items.</param>
    /// <param name="timeProvider">Says when items expire; null for the machine's clock.</param>
    /// <exception cref="SqliteException">The file cannot be opened, or is no database.</exception>
    public SqliteStorage(string connectionString, JsonSerializerOptions options, TimeProvider? timeProvider = null)
        : this(new SqliteFile(connectionString), options, timeProvider) => _owned = _file;

    /// <summary>Keeps items in a file that others use, too, and that somebody else closes.</summary>
    /// <param name="file">The file.</param>
    /// <param name="options">JSON options that know the types of the items.</param>
    /// <param name="timeProvider">Says when items expire; null for the machine's clock.</param>
    public SqliteStorage(SqliteFile file, JsonSerializerOptions options, TimeProvider? timeProvider = null)
    {
        _file = file;
        _options = options;
        _clock = timeProvider ?? TimeProvider.System;
        file.Create(CreateTable);
    }

    /// <inheritdoc/>
    public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var found = new Dictionary<string, object>(StringComparer.Ordinal);
        _file.Read(session =>
        {
            foreach (var key in keys)
            {
                using var reader = session.Command($"SELECT etag, body FROM items WHERE key = $key AND {Alive}", ("$key", key), ("$now", Now)).ExecuteReader();
                if (reader.Read())
                {
                    found[key] = Item(reader);
                }
            }

            return found;
        });
        return Task.FromResult<IDictionary<string, object>>(found);
    }

    /// <inheritdoc/>
    public Task<object?> ReadChangedAsync(string key, string? eTag, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<object?>(_file.Read(session =>
        {
            using var reader = session.Command($"SELECT etag, body FROM items WHERE key = $key AND etag IS NOT $known AND {Alive}", ("$key", key), ("$known", eTag), ("$now", Now)).ExecuteReader();
            return reader.Read() ? Item(reader) : null;
        }));
    }

    /// <inheritdoc/>
    public async Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        // Before the file is taken: nobody is to wait for work that needs no file.
        var writes = changes.Select(change => new Change(change.Key, change.Value, ToBytes(change.Value))).ToList();
        var sweeps = Volatile.Read(ref _nextSweep) <= Now;
        await _file.WriteAsync(
            session =>
            {
                writes.ForEach(write => Write(session, write));
                if (sweeps)
                {
                    Sweep(session);
                }

                return writes.Count;
            },
            several: writes.Count > 1 || sweeps,
            session => writes.ForEach(write => RefuseStale(session, write)),
            cancellationToken);
        writes.ForEach(write => (write.Item as IStoreItem)?.ETag = write.ETag);
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) => _file.WriteAsync(
        session => keys.Sum(key => session.Command("DELETE FROM items WHERE key = $key", ("$key", key)).ExecuteNonQuery()),
        several: keys.Length > 1,
        refuse: null,
        cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<DueKey> ListDueAsync(DateTimeOffset until, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var last = until.ToUnixTimeMilliseconds();
        var page = new List<(string Key, long Due)>(Page);
        (string Key, long Due) after = ("", long.MinValue);
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            page.Clear();
            _file.Read(session =>
            {
                using var reader = session.Command(
                    $"SELECT key, due FROM items WHERE due <= $until AND (due, key) > ($due, $key) AND {Alive} ORDER BY due, key LIMIT {Page}",
                    ("$until", last), ("$due", after.Due), ("$key", after.Key), ("$now", Now)).ExecuteReader();
                while (reader.Read())
                {
                    page.Add((reader.GetString(0), reader.GetInt64(1)));
                }

                return page;
            });
            foreach (var item in page)
            {
                yield return new DueKey(item.Key, DateTimeOffset.FromUnixTimeMilliseconds(item.Due));
                after = item;
            }

            // Reading needs no waiting: who lists for long lets others have the thread between two pages.
            await Task.Yield();
        }
        while (page.Count == Page);
    }

    /// <inheritdoc/>
    public void Dispose() => _owned?.Dispose();

    /// <summary>Creates the table where it is not there, or adds what an earlier version's lacks.</summary>
    private static void CreateTable(SqliteSession session)
    {
        session.Execute("CREATE TABLE IF NOT EXISTS items (key TEXT PRIMARY KEY, etag TEXT NOT NULL, body BLOB NOT NULL, expires INTEGER, due INTEGER) WITHOUT ROWID");
        foreach (var column in (string[])["expires", "due"])
        {
            if ((long)session.Command("SELECT COUNT(*) FROM pragma_table_info('items') WHERE name = $name", ("$name", column)).ExecuteScalar()! == 0)
            {
                session.Execute($"ALTER TABLE items ADD COLUMN {column} INTEGER");
            }
        }

        session.Execute("""
            CREATE INDEX IF NOT EXISTS items_expires ON items (expires) WHERE expires IS NOT NULL;
            CREATE INDEX IF NOT EXISTS items_due ON items (due, key, expires) WHERE due IS NOT NULL
            """);
    }

    private static StoredJson Item(SqliteDataReader reader) => new(reader.GetFieldValue<byte[]>(1), reader.GetString(0));

    private void Write(SqliteSession session, Change change)
    {
        var now = Now;
        object? expires = change.Item is IExpiringItem { TimeToLive: { } timeToLive } ? now + (long)timeToLive.TotalSeconds : null;
        var command = change.Expected switch
        {
            null or ETag.Any => session.Command(
                Insert,
                ("$key", change.Key), ("$etag", change.ETag), ("$body", change.Body), ("$expires", expires), ("$due", change.Due)),
            ETag.Absent => session.Command(
                $"{Insert} WHERE expires <= $now",
                ("$key", change.Key), ("$etag", change.ETag), ("$body", change.Body), ("$expires", expires), ("$due", change.Due), ("$now", now)),
            _ => session.Command(
                $"UPDATE items SET etag = $etag, body = $body, expires = $expires, due = $due WHERE key = $key AND etag = $expected AND {Alive}",
                ("$key", change.Key), ("$etag", change.ETag), ("$body", change.Body), ("$expires", expires), ("$due", change.Due), ("$now", now), ("$expected", change.Expected)),
        };
        if (command.ExecuteNonQuery() != 1)
        {
            throw new ETagConflictException(change.Key);
        }
    }

    /// <summary>Refuses a change whose condition does not hold: it need not wait for its turn to be refused.</summary>
    private void RefuseStale(SqliteSession session, Change change)
    {
        if (change.Expected is not (null or ETag.Any)
            && (session.Command($"SELECT etag FROM items WHERE key = $key AND {Alive}", ("$key", change.Key), ("$now", Now)).ExecuteScalar() as string ?? ETag.Absent) != change.Expected)
        {
            throw new ETagConflictException(change.Key);
        }
    }

    private byte[] ToBytes(object item) => JsonSerializer.SerializeToUtf8Bytes(item, _options.GetTypeInfo(item.GetType()));

    /// <summary>Seconds since 1970, as the table has them.</summary>
    private long Now => _clock.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>Takes out expired items, a few at a time, so that no write waits long for it.</summary>
    private void Sweep(SqliteSession session)
    {
        var now = Now;
        var swept = session.Command(
            "DELETE FROM items WHERE key IN (SELECT key FROM items WHERE expires <= $now LIMIT $limit)",
            ("$now", now), ("$limit", Swept)).ExecuteNonQuery();
        Volatile.Write(ref _nextSweep, swept == Swept ? now : now + SweepInterval);
    }

    /// <summary>One item as it is to be stored.</summary>
    private sealed record Change(string Key, object Item, byte[] Body)
    {
        /// <summary>The version that it will be.</summary>
        public string ETag { get; } = Guid.CreateVersion7().ToString("N");

        /// <summary>The version that it takes the place of; null for any.</summary>
        public string? Expected { get; } = (Item as IStoreItem)?.ETag;

        /// <summary>Milliseconds since 1970, as the table has them; null if it is never due.</summary>
        public object? Due { get; } = (Item as IDueItem)?.Due?.ToUnixTimeMilliseconds();
    }
}
