namespace PoreRoutine.Bot.Storage;

/// <summary>A write that waits for the file, or for the end of its transaction.</summary>
internal abstract class SqliteWrite
{
    private long _since;
    private long? _seen;

    /// <summary>Enters the transaction, or learns that the caller has left. From here on a cancellation comes too late.</summary>
    public abstract bool TryStart();

    /// <summary>Writes, within a transaction that others share. A failure stays this write's own, and undoes this write alone.</summary>
    /// <exception cref="Exception">The transaction as a whole is gone.</exception>
    public abstract void Run(SqliteSession session);

    /// <summary>Tells the caller what became of it: the transaction is in the file.</summary>
    public abstract void Complete();

    /// <summary>Tells the caller that nothing was written.</summary>
    public abstract void Fail(Exception exception);

    /// <summary>Whether to go on waiting while another process has the file; if not, the caller was told.</summary>
    /// <param name="session">A connection to look with.</param>
    /// <param name="version">What the file's version is, as that connection sees it.</param>
    /// <param name="longest">How long one waits.</param>
    public bool Waits(SqliteSession session, long version, TimeSpan longest)
    {
        if (_since == 0)
        {
            _since = TimeProvider.System.GetTimestamp();
        }
        else if (TimeProvider.System.GetElapsedTime(_since) >= longest)
        {
            Fail(new TimeoutException("Another process held the data file for too long; nothing was written."));
        }

        if (_seen != version && !IsOver)
        {
            _seen = version;
            try
            {
                Refuse(session);
            }
            catch (Exception exception)
            {
                Fail(exception);
            }
        }

        return !IsOver;
    }

    /// <summary>Whether the caller was told.</summary>
    protected abstract bool IsOver { get; }

    /// <summary>Throws where the write has become pointless while it waited.</summary>
    protected abstract void Refuse(SqliteSession session);
}
