using System.Text.Json;
using BotFramework;
using Microsoft.Data.Sqlite;

namespace PoreRoutine.Bot.Storage;

/// <summary>
/// Items in one SQLite file, in WAL mode and with <c>synchronous=FULL</c>: what a write returned for survives a kill and a power cut.
/// Thread-safe; several processes may share the file.
/// </summary>
internal sealed class SqliteStorage : IConditionalStorage, IDisposable
{
    /// <summary>How long a write waits for another process, in milliseconds.</summary>
    private const int BusyTimeout = 5000;

    /// <summary>How many expired items a write takes out on its way.</summary>
    private const int Swept = 500;

    /// <summary>How long expired items may lie about.</summary>
    private static readonly TimeSpan s_sweepInterval = TimeSpan.FromHours(1);

    /// <summary>SQLite's code for a file that another process holds.</summary>
    private const int Busy = 5;

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
        // SQLite itself waits; the client library would otherwise begin that wait anew for half a minute.
        var builder = new SqliteConnectionStringBuilder(connectionString) { DefaultTimeout = 1 };
        if (Path.GetDirectoryName(Path.GetFullPath(builder.DataSource)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        _connectionString = builder.ConnectionString;
        _options = options;
        _clock = timeProvider ?? TimeProvider.System;
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL";
        command.ExecuteNonQuery();
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
        await _writing.WaitAsync(cancellationToken);
        try
        {
            using var connection = Open();
            using var transaction = Begin(connection);
            var written = new List<(IStoreItem Item, string ETag)>();
            foreach (var (key, item) in changes)
            {
                var etag = Guid.CreateVersion7().ToString("N");
                if (!Write(connection, transaction, key, item, etag))
                {
                    throw new ETagConflictException(key);
                }

                if (item is IStoreItem versioned)
                {
                    written.Add((versioned, etag));
                }
            }

            Sweep(connection, transaction);
            transaction.Commit();
            written.ForEach(entry => entry.Item.ETag = entry.ETag);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            using var connection = Open();
            using var transaction = Begin(connection);
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = "DELETE FROM items WHERE key = $key";
            var parameter = command.Parameters.Add("$key", SqliteType.Text);
            foreach (var key in keys)
            {
                parameter.Value = key;
                command.ExecuteNonQuery();
            }

            transaction.Commit();
        }
        finally
        {
            _writing.Release();
        }
    }

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
        using var transaction = Begin(connection);
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

    private static SqliteTransaction Begin(SqliteConnection connection)
    {
        try
        {
            return connection.BeginTransaction();
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == Busy)
        {
            throw new TimeoutException("Another process held the data file for too long; nothing was written.", exception);
        }
    }

    private bool Write(SqliteConnection connection, SqliteTransaction transaction, string key, object item, string etag)
    {
        var expected = (item as IStoreItem)?.ETag;
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = expected switch
        {
            null or ETag.Any => "INSERT INTO items VALUES ($key, $etag, $body, $expires) ON CONFLICT (key) DO UPDATE SET etag = $etag, body = $body, expires = $expires",
            ETag.Absent => "INSERT INTO items VALUES ($key, $etag, $body, $expires) ON CONFLICT (key) DO UPDATE SET etag = $etag, body = $body, expires = $expires WHERE expires <= $now",
            _ => $"UPDATE items SET etag = $etag, body = $body, expires = $expires WHERE key = $key AND etag = $expected AND {Alive}",
        };
        command.Parameters.AddWithValue("$key", key);
        command.Parameters.AddWithValue("$etag", etag);
        command.Parameters.AddWithValue("$body", JsonSerializer.SerializeToUtf8Bytes(item, _options.GetTypeInfo(item.GetType())));
        command.Parameters.AddWithValue("$expires", item is IExpiringItem expiring ? Now + (long)expiring.TimeToLive.TotalSeconds : DBNull.Value);
        command.Parameters.AddWithValue("$now", Now);
        command.Parameters.AddWithValue("$expected", (object?)expected ?? DBNull.Value);
        return command.ExecuteNonQuery() == 1;
    }

    /// <summary>Seconds since 1970, as the table has them.</summary>
    private long Now => _clock.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>Takes out expired items, a few at a time, so that no write waits long for it.</summary>
    private void Sweep(SqliteConnection connection, SqliteTransaction transaction)
    {
        var now = _clock.GetUtcNow();
        if (now < _nextSweep)
        {
            return;
        }

        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "DELETE FROM items WHERE key IN (SELECT key FROM items WHERE expires <= $now LIMIT $limit)";
        command.Parameters.AddWithValue("$now", Now);
        command.Parameters.AddWithValue("$limit", Swept);
        _nextSweep = command.ExecuteNonQuery() == Swept ? now : now + s_sweepInterval;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA busy_timeout={BusyTimeout}; PRAGMA synchronous=FULL";
        command.ExecuteNonQuery();
        return connection;
    }
}
