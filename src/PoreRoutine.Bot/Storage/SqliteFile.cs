using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace PoreRoutine.Bot.Storage;

/// <summary>
/// One SQLite file, in WAL mode and with <c>synchronous=FULL</c>: what a write returned for survives a kill and a power cut. What is deleted or
/// written over is overwritten with zeros (<c>secure_delete</c>), as far as it has left the write-ahead log. Writes that come at the same time
/// share a transaction, and so the wait for the disk. Thread-safe; several processes may share the file.
/// </summary>
internal sealed class SqliteFile : IDisposable
{
    /// <summary>How many writes share a transaction at most, so that no other process waits long for its end.</summary>
    private const int LargestBatch = 256;

    /// <summary>How long a write waits for another process.</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Between two tries for the file, and between two transactions where more is to be written: as long as this, so that whoever tries gets his
    /// turn. On the machine's clock, not on the product's, which may stand still.
    /// </summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(1);

    private readonly string _connectionString;
    private readonly ConcurrentBag<SqliteSession> _readers = [];
    private readonly BlockingCollection<SqliteWrite> _queue = [];
    private readonly Task _writing;
    private SqliteSession? _writer;

    /// <summary>Opens the file, and creates it and its folder where they are not there.</summary>
    /// <param name="connectionString">An SQLite connection string; a relative path is relative to the working directory.</param>
    /// <exception cref="SqliteException">The file cannot be opened, or is no database.</exception>
    public SqliteFile(string connectionString)
    {
        // Connections are kept here, with what was prepared on them. For reads SQLite itself waits; the client library would otherwise begin that
        // wait anew for half a minute.
        var builder = new SqliteConnectionStringBuilder(connectionString) { DefaultTimeout = 1, Pooling = false };
        if (Path.GetDirectoryName(Path.GetFullPath(builder.DataSource)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        using var session = new SqliteSession(builder.ConnectionString);
        session.Command("PRAGMA journal_mode=WAL").ExecuteNonQuery();

        // From here on it is there: one that somebody takes away is missed, and not begun anew and empty.
        builder.Mode = builder.Mode == SqliteOpenMode.ReadWriteCreate ? SqliteOpenMode.ReadWrite : builder.Mode;
        _connectionString = builder.ConnectionString;

        // On a thread of its own: it waits for the disk a third of its time, and would keep one of the pool's few waiting.
        _writing = Task.Factory.StartNew(WriteQueued, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Opens the file once more, as those that are open read on in one that was taken away.</summary>
    /// <exception cref="SqliteException">It is not there, or is no database any more.</exception>
    public void Check()
    {
        using var session = new SqliteSession(_connectionString);
        session.Command("PRAGMA schema_version").ExecuteScalar();
    }

    /// <summary>Creates what is not there. Several processes may start at once: the first does it, the others find it done.</summary>
    /// <param name="create">Creates, as one transaction.</param>
    public void Create(Action<SqliteSession> create)
    {
        using var session = new SqliteSession(_connectionString);
        session.Execute("BEGIN IMMEDIATE");
        create(session);
        session.Execute("COMMIT");
    }

    /// <summary>Reads at once, as of the last transaction that has ended.</summary>
    /// <param name="read">Reads; whatever reader it opens, it closes.</param>
    /// <exception cref="ObjectDisposedException">The file was closed.</exception>
    public T Read<T>(Func<SqliteSession, T> read)
    {
        ObjectDisposedException.ThrowIf(_queue.IsAddingCompleted, this);
        var session = _readers.TryTake(out var kept) ? kept : new SqliteSession(_connectionString);
        try
        {
            var result = read(session);
            _readers.Add(session);
            return result;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Writes: all of it, or nothing. Returns when it is in the file.</summary>
    /// <param name="write">Writes; what it throws is thrown, and nothing of it written.</param>
    /// <param name="several">Whether it is more than one statement.</param>
    /// <param name="refuse">Throws where the write has become pointless while it waited for another process; null if it never does.</param>
    /// <param name="cancellationToken">Gives up the wait; the write is made all the same once its transaction has begun.</param>
    /// <exception cref="TimeoutException">Another process held the file for too long; nothing was written.</exception>
    /// <exception cref="ObjectDisposedException">The file was closed.</exception>
    public Task<T> WriteAsync<T>(Func<SqliteSession, T> write, bool several, Action<SqliteSession>? refuse, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        var queued = new SqliteWrite<T>(write, several, refuse);
        try
        {
            _queue.Add(queued, CancellationToken.None);
        }
        catch (InvalidOperationException) when (_queue.IsAddingCompleted)
        {
            throw new ObjectDisposedException(nameof(SqliteFile));
        }

        return queued.WaitAsync(cancellationToken);
    }

    /// <summary>Closes the file when what was begun is written.</summary>
    public void Dispose()
    {
        _queue.CompleteAdding();
        _writing.Wait();
        _writer?.Dispose();
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }
    }

    private void WriteQueued()
    {
        foreach (var first in _queue.GetConsumingEnumerable())
        {
            for (List<SqliteWrite> batch = [first]; batch.Count > 0;)
            {
                while (batch.Count < LargestBatch && _queue.TryTake(out var write))
                {
                    batch.Add(write);
                }

                TryWrite(batch);
                if (batch.Count > 0 || _queue.Count > 0)
                {
                    Thread.Sleep(s_pause);
                }
            }
        }
    }

    /// <summary>Writes a batch as one transaction, and leaves of it what waits for another process.</summary>
    private void TryWrite(List<SqliteWrite> batch)
    {
        // SQLite would wait for the file, too, but longer each time, so that a process in a hurry would keep the others out; and it cannot know
        // that what waits is stale already.
        try
        {
            _writer ??= new SqliteSession(_connectionString);
            if (_writer.TryBegin())
            {
                WriteAll(_writer, batch);
                batch.Clear();
            }
            else
            {
                var version = (long)_writer.Command("PRAGMA data_version").ExecuteScalar()!;
                batch.RemoveAll(write => !write.Waits(_writer, version, s_longestWait));
            }
        }
        catch (Exception exception)
        {
            batch.ForEach(write => write.Fail(exception));
            batch.Clear();
            CloseWriter();
        }
    }

    /// <summary>The next transaction opens the file anew. Whatever is wrong with this connection, the thread goes on.</summary>
    private void CloseWriter()
    {
        (var broken, _writer) = (_writer, null);
        try
        {
            broken?.Dispose();
        }
        catch (SqliteException)
        {
        }
    }

    private static void WriteAll(SqliteSession session, List<SqliteWrite> batch)
    {
        try
        {
            batch.RemoveAll(write => !write.TryStart());
            batch.ForEach(write => write.Run(session));
            session.Command("COMMIT").ExecuteNonQuery();
        }
        catch
        {
            session.RollBack();
            throw;
        }

        batch.ForEach(write => write.Complete());
    }
}
