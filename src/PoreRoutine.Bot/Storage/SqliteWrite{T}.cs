namespace PoreRoutine.Bot.Storage;

/// <summary>A write that gives something back.</summary>
/// <typeparam name="T">What it gives back.</typeparam>
/// <param name="write">Writes; one statement, unless <paramref name="several"/>.</param>
/// <param name="several">Whether it is more than one statement, of which all or none are to be in the file.</param>
/// <param name="refuse">Throws where the write has become pointless; null if it never does.</param>
internal sealed class SqliteWrite<T>(Func<SqliteSession, T> write, bool several, Action<SqliteSession>? refuse) : SqliteWrite
{
    private readonly TaskCompletionSource<T> _caller = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _started;
    private T _result = default!;
    private Exception? _failure;

    /// <inheritdoc/>
    protected override bool IsOver => _caller.Task.IsCompleted;

    /// <summary>Waits until the write is in the file.</summary>
    /// <param name="cancellationToken">Gives up the wait; the write is made all the same once its transaction has begun.</param>
    public async Task<T> WaitAsync(CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.UnsafeRegister(
            (_, token) =>
            {
                if (TryStart())
                {
                    _caller.TrySetCanceled(token);
                }
            },
            null);
        return await _caller.Task;
    }

    /// <inheritdoc/>
    public override bool TryStart() => !IsOver && Interlocked.Exchange(ref _started, 1) == 0;

    /// <inheritdoc/>
    public override void Run(SqliteSession session)
    {
        try
        {
            if (several)
            {
                session.Command("SAVEPOINT one").ExecuteNonQuery();
            }

            _result = write(session);
            if (several)
            {
                session.Command("RELEASE one").ExecuteNonQuery();
            }
        }
        catch (Exception exception) when (session.InTransaction)
        {
            _failure = exception;
            if (several)
            {
                session.Execute("ROLLBACK TO one; RELEASE one");
            }
        }
    }

    /// <inheritdoc/>
    public override void Complete()
    {
        if (_failure is null)
        {
            _caller.TrySetResult(_result);
        }
        else
        {
            Fail(_failure);
        }
    }

    /// <inheritdoc/>
    public override void Fail(Exception exception) => _caller.TrySetException(exception);

    /// <inheritdoc/>
    protected override void Refuse(SqliteSession session) => refuse?.Invoke(session);
}
