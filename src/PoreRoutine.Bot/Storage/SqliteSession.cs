using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace PoreRoutine.Bot.Storage;

/// <summary>A connection to the file that is kept, with the commands that were prepared on it. Not thread-safe: one caller at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    /// <summary>How long a read waits for the file, in milliseconds.</summary>
    private const int BusyTimeout = 5000;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

    /// <summary>Opens the file.</summary>
    /// <exception cref="SqliteException">The file cannot be opened, or is no database.</exception>
    public SqliteSession(string connectionString)
    {
        _connection = new SqliteConnection(connectionString);
        try
        {
            _connection.Open();
            Execute($"PRAGMA busy_timeout={BusyTimeout}; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON");
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>Whether a transaction is open. SQLite ends one by itself after some failures.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(_connection.Handle) == 0;

    /// <summary>A command with its values, prepared at its first use. It is the same object at each: a reader of it is closed before the next.</summary>
    public SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, _) in parameters)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = name });
            }

            _commands.Add(sql, command);
        }

        for (var i = 0; i < parameters.Length; i++)
        {
            command.Parameters[i].Value = parameters[i].Value ?? DBNull.Value;
        }

        return command;
    }

    /// <summary>Runs statements that are not worth keeping prepared.</summary>
    public void Execute(string sql) => SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(_connection.Handle, sql), _connection.Handle);

    /// <summary>Begins to write, without waiting.</summary>
    /// <returns>False if another process writes.</returns>
    public bool TryBegin()
    {
        _ = raw.sqlite3_busy_timeout(_connection.Handle, 0);
        var result = raw.sqlite3_exec(_connection.Handle, "BEGIN IMMEDIATE");
        _ = raw.sqlite3_busy_timeout(_connection.Handle, BusyTimeout);
        if (result != raw.SQLITE_BUSY)
        {
            SqliteException.ThrowExceptionForRC(result, _connection.Handle);
        }

        return result == raw.SQLITE_OK;
    }

    /// <summary>Undoes what was written since <see cref="TryBegin"/>, if SQLite did not do so itself.</summary>
    public void RollBack() => _ = raw.sqlite3_exec(_connection.Handle, "ROLLBACK");

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }
}
