using System.Text.Json;
using BotFramework;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PoreRoutine.Bot.Storage;

/// <summary>
/// Items in one SQLite file, in WAL mode and with <c>synchronous=FULL</c>: what a write returned for survives a kill and a power cut. What is
/// deleted or written over is overwritten with zeros (<c>secure_delete</c>), as far as it has left the write-ahead log.
/// Thread-safe; several processes may share the file.
/// </summary>
internal sealed class SqliteStorage : IConditionalStorage, IDisposable
{
    /// <summary>How long a write waits for another process, in milliseconds.</summary>
    private const int BusyTimeout = 5000;

    /// <summary>Between two tries for the file: on the machine's clock, not on the product's, which may stand still.</summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(1);

    /// <summary>How many expired items a write takes out on its way.</summary>
    private const int Swept = 500;

    /// <summary>How long expired items may lie about.</summary>
    private static readonly TimeSpan s_sweepInterval = TimeSpan.FromHours(1);

    /// <summary>The condition under which an item is there.</summary>
    private const string Alive = "(expires IS NULL OR expires > $now)";

    private readonly string _connectionString;
    private readonly JsonSerializerOptions _options;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private DateTimeOffset _nextSweep;

    /// <summary>Opens the file, and creates it and its folder where they are not there.</summary>
    /// <param name="connectionString">An SQLite connection string; a relative path is relative to the working directory.</param>
    /// <param name="options">JSON options that know the types of the items.</param>
    /// <param name="timeProvider">Says when items expire; null for the machine's clock.</param>
    /// <exception cref="SqliteException">The file cannot be opened, or is no database.</exception>
    public SqliteStorage(string connectionString, JsonSerializerOptions options, TimeProvider? timeProvider = null)
    {
        // For reads SQLite itself waits; the client library would otherwise begin that wait anew for half a minute.
        var builder = new SqliteConnectionStringBuilder(connectionString) { DefaultTimeout = 1 };
        if (Path.GetDirectoryName(Path.GetFullPath(builder.DataSource)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        _connectionString = builder.ConnectionString;
        _options = options;
        _clock = timeProvider ?? TimeProvider.System;
        using var connection = Open();
        Execute(connection, "PRAGMA journal_mode=WAL");
        CreateTable(connection);
    }

    /// <inheritdoc/>
    public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var found = new Dictionary<string, object>(StringComparer.Ordinal);
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT etag, body FROM items WHERE key = $key AND {Alive}";
        command.Parameters.AddWithValue("$now", Now);
        var parameter = command.Parameters.Add("$key", SqliteType.Text);
        foreach (var key in keys)
        {
            parameter.Value = key;
            using var reader = command.ExecuteReader();
            if (reader.Read())
            {
                found[key] = new StoredJson((byte[])reader[1], reader.GetString(0));
            }
        }

        return Task.FromResult<IDictionary<string, object>>(found);
    }

    /// <inheritdoc/>
    public Task<object?> ReadChangedAsync(string key, string? eTag, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT etag, body FROM items WHERE key = $key AND etag IS NOT $known AND {Alive}";
        command.Parameters.AddWithValue("$now", Now);
        command.Parameters.AddWithValue("$key", key);
        command.Parameters.AddWithValue("$known", (object?)eTag ?? DBNull.Value);
        using var reader = command.ExecuteReader();
        return Task.FromResult<object?>(reader.Read() ? new StoredJson((byte[])reader[1], reader.GetString(0)) : null);
    }

    /// <inheritdoc/>
    public async Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        // Before the file is taken: nobody is to wait for work that needs no file.
        var writes = changes.Select(change => new Change(change.Key, change.Value, ToBytes(change.Value))).ToList();
        await AloneAsync(
            connection =>
            {
                writes.ForEach(write => Write(connection, write));
                Sweep(connection);
            },
            connection => writes.ForEach(write => RefuseStale(connection, write)),
            cancellationToken);
        writes.ForEach(write => (write.Item as IStoreItem)?.ETag = write.ETag);
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) => AloneAsync(
        connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = "DELETE FROM items WHERE key = $key";
            var parameter = command.Parameters.Add("$key", SqliteType.Text);
            foreach (var key in keys)
            {
                parameter.Value = key;
                command.ExecuteNonQuery();
            }
        },
        _ => { },
        cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        _writing.Dispose();
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    /// <summary>Creates the table where it is not there, or adds what an earlier version's lacks.</summary>
    private static void CreateTable(SqliteConnection connection)
    {
        // Several processes may start at once: the first does it, the others find it done.
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = """
            CREATE TABLE IF NOT EXISTS items (key TEXT PRIMARY KEY, etag TEXT NOT NULL, body BLOB NOT NULL, expires INTEGER) WITHOUT ROWID;
            SELECT COUNT(*) FROM pragma_table_info('items') WHERE name = 'expires'
            """;
        var add = (long)command.ExecuteScalar()! == 0 ? "ALTER TABLE items ADD COLUMN expires INTEGER; " : "";
        command.CommandText = $"{add}CREATE INDEX IF NOT EXISTS items_expires ON items (expires) WHERE expires IS NOT NULL";
        command.ExecuteNonQuery();
        transaction.Commit();
    }

    /// <summary>Writes as one transaction.</summary>
    /// <param name="write">What is done while no other process writes.</param>
    /// <param name="refuse">Throws where the write has become pointless while it waited.</param>
    /// <param name="cancellationToken">Gives up the wait.</param>
    private async Task AloneAsync(Action<SqliteConnection> write, Action<SqliteConnection> refuse, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            using var connection = Open();
            await BeginAsync(connection, refuse, cancellationToken);
            try
            {
                write(connection);
                Execute(connection, "COMMIT");
            }
            catch
            {
                _ = raw.sqlite3_exec(connection.Handle, "ROLLBACK");
                throw;
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>
    /// Takes the file for writing. SQLite would wait too, but longer each time, so that a process in a hurry would keep the others out; and
    /// it cannot know that what waits is stale already.
    /// </summary>
    private static async Task BeginAsync(SqliteConnection connection, Action<SqliteConnection> refuse, CancellationToken cancellationToken)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (true)
        {
            _ = raw.sqlite3_busy_timeout(connection.Handle, 0);
            var result = raw.sqlite3_exec(connection.Handle, "BEGIN IMMEDIATE");
            _ = raw.sqlite3_busy_timeout(connection.Handle, BusyTimeout);
            if (result != raw.SQLITE_BUSY)
            {
                SqliteException.ThrowExceptionForRC(result, connection.Handle);
                return;
            }

            if (TimeProvider.System.GetElapsedTime(since).TotalMilliseconds >= BusyTimeout)
            {
                throw new TimeoutException("Another process held the data file for too long; nothing was written.");
            }

            refuse(connection);
            await Task.Delay(s_pause, TimeProvider.System, cancellationToken);
        }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private void Write(SqliteConnection connection, Change change)
    {
        using var command = connection.CreateCommand();
        command.CommandText = change.Expected switch
        {
            null or ETag.Any => "INSERT INTO items VALUES ($key, $etag, $body, $expires) ON CONFLICT (key) DO UPDATE SET etag = $etag, body = $body, expires = $expires",
            ETag.Absent => "INSERT INTO items VALUES ($key, $etag, $body, $expires) ON CONFLICT (key) DO UPDATE SET etag = $etag, body = $body, expires = $expires WHERE expires <= $now",
            _ => $"UPDATE items SET etag = $etag, body = $body, expires = $expires WHERE key = $key AND etag = $expected AND {Alive}",
        };
        command.Parameters.AddWithValue("$key", change.Key);
        command.Parameters.AddWithValue("$etag", change.ETag);
        command.Parameters.AddWithValue("$body", change.Body);
        command.Parameters.AddWithValue("$expires", change.Item is IExpiringItem { TimeToLive: { } timeToLive } ? Now + (long)timeToLive.TotalSeconds : DBNull.Value);
        command.Parameters.AddWithValue("$now", Now);
        command.Parameters.AddWithValue("$expected", (object?)change.Expected ?? DBNull.Value);
        if (command.ExecuteNonQuery() != 1)
        {
            throw new ETagConflictException(change.Key);
        }
    }

    /// <summary>Refuses a change whose condition does not hold: it need not wait for its turn to be refused.</summary>
    private void RefuseStale(SqliteConnection connection, Change change)
    {
        if (change.Expected is null or ETag.Any)
        {
            return;
        }

        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT etag FROM items WHERE key = $key AND {Alive}";
        command.Parameters.AddWithValue("$now", Now);
        command.Parameters.AddWithValue("$key", change.Key);
        if ((command.ExecuteScalar() as string ?? ETag.Absent) != change.Expected)
        {
            throw new ETagConflictException(change.Key);
        }
    }

    private byte[] ToBytes(object item) => JsonSerializer.SerializeToUtf8Bytes(item, _options.GetTypeInfo(item.GetType()));

    /// <summary>Seconds since 1970, as the table has them.</summary>
    private long Now => _clock.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>Takes out expired items, a few at a time, so that no write waits long for it.</summary>
    private void Sweep(SqliteConnection connection)
    {
        var now = _clock.GetUtcNow();
        if (now < _nextSweep)
        {
            return;
        }

        using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM items WHERE key IN (SELECT key FROM items WHERE expires <= $now LIMIT $limit)";
        command.Parameters.AddWithValue("$now", Now);
        command.Parameters.AddWithValue("$limit", Swept);
        _nextSweep = command.ExecuteNonQuery() == Swept ? now : now + s_sweepInterval;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        Execute(connection, $"PRAGMA busy_timeout={BusyTimeout}; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON");
        return connection;
    }

    /// <summary>One item as it is to be stored.</summary>
    private sealed record Change(string Key, object Item, byte[] Body)
    {
        /// <summary>The version that it will be.</summary>
        public string ETag { get; } = Guid.CreateVersion7().ToString("N");

        /// <summary>The version that it takes the place of; null for any.</summary>
        public string? Expected { get; } = (Item as IStoreItem)?.ETag;
    }
}
