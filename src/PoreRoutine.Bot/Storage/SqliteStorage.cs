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

    /// <summary>SQLite's code for a file that another process holds.</summary>
    private const int Busy = 5;

    private readonly string _connectionString;
    private readonly JsonSerializerOptions _options;
    private readonly SemaphoreSlim _writing = new(1, 1);

    /// <summary>Opens the file, and creates it and its folder where they are not there.</summary>
    /// <param name="connectionString">An SQLite connection string; a relative path is relative to the working directory.</param>
    /// <param name="options">JSON options that know the types of the items.</param>
    /// <exception cref="SqliteException">The file cannot be opened, or is no database.</exception>
    public SqliteStorage(string connectionString, JsonSerializerOptions options)
    {
        // SQLite itself waits; the client library would otherwise begin that wait anew for half a minute.
        var builder = new SqliteConnectionStringBuilder(connectionString) { DefaultTimeout = 1 };
        if (Path.GetDirectoryName(Path.GetFullPath(builder.DataSource)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        _connectionString = builder.ConnectionString;
        _options = options;
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; CREATE TABLE IF NOT EXISTS items (key TEXT PRIMARY KEY, etag TEXT NOT NULL, body BLOB NOT NULL) WITHOUT ROWID";
        command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var found = new Dictionary<string, object>(StringComparer.Ordinal);
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT etag, body FROM items WHERE key = $key";
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
        command.CommandText = "SELECT etag, body FROM items WHERE key = $key AND etag IS NOT $known";
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
            null or ETag.Any => "INSERT INTO items VALUES ($key, $etag, $body) ON CONFLICT (key) DO UPDATE SET etag = $etag, body = $body",
            ETag.Absent => "INSERT INTO items VALUES ($key, $etag, $body) ON CONFLICT (key) DO NOTHING",
            _ => "UPDATE items SET etag = $etag, body = $body WHERE key = $key AND etag = $expected",
        };
        command.Parameters.AddWithValue("$key", key);
        command.Parameters.AddWithValue("$etag", etag);
        command.Parameters.AddWithValue("$body", JsonSerializer.SerializeToUtf8Bytes(item, _options.GetTypeInfo(item.GetType())));
        command.Parameters.AddWithValue("$expected", (object?)expected ?? DBNull.Value);
        return command.ExecuteNonQuery() == 1;
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
