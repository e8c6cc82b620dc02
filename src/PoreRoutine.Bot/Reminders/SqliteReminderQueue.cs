using System.Globalization;
using PoreRoutine.Bot.Storage;

namespace PoreRoutine.Bot.Reminders;

/// <summary>Wake-ups in a table of an SQLite file. Thread-safe; processes on one machine share the file.</summary>
/// <remarks>
/// A wake-up that nobody has had yet waits for the product's clock alone (<c>hidden</c> is null), one that was taken or given back for the
/// machine's as well. There is an index for each, so that taking costs the same however many wait.
/// </remarks>
internal sealed class SqliteReminderQueue : IReminderQueue
{
    private const string New = "hidden IS NULL AND due <= $now";
    private const string Back = "hidden <= $machine AND due <= $now";

    private readonly SqliteFile _file;
    private readonly TimeProvider _clock;
    private readonly TimeProvider _machine;

    /// <summary>Creates the table where it is not there.</summary>
    /// <param name="file">The file; somebody else closes it.</param>
    /// <param name="clock">The product's clock: says what is due.</param>
    /// <param name="machine">The machine's clock, for leases and pauses; null for the machine's.</param>
    public SqliteReminderQueue(SqliteFile file, TimeProvider clock, TimeProvider? machine = null)
    {
        (_file, _clock, _machine) = (file, clock, machine ?? TimeProvider.System);
        file.Create(session => session.Execute("""
            CREATE TABLE IF NOT EXISTS wakeups (id INTEGER PRIMARY KEY, channel TEXT NOT NULL, conversation TEXT NOT NULL, due INTEGER NOT NULL, hidden INTEGER, receipt TEXT);
            CREATE INDEX IF NOT EXISTS wakeups_new ON wakeups (due, hidden) WHERE hidden IS NULL;
            CREATE INDEX IF NOT EXISTS wakeups_back ON wakeups (hidden, due) WHERE hidden IS NOT NULL
            """));
    }

    /// <inheritdoc/>
    public int LargestBatch => 256;

    /// <inheritdoc/>
    public Task<string> PutAsync(WakeUp wakeUp, CancellationToken cancellationToken) => WriteAsync(
        session => session.Command(
            "INSERT INTO wakeups (channel, conversation, due) VALUES ($channel, $conversation, $due) RETURNING CAST(id AS TEXT)",
            ("$channel", wakeUp.ChannelId), ("$conversation", wakeUp.ConversationId), ("$due", wakeUp.Due.ToUnixTimeMilliseconds())).ExecuteScalar() as string ?? throw new InvalidOperationException("The row has no id."),
        cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<QueuedWakeUp>> TakeAsync(int most, TimeSpan lease, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, LargestBatch);
        cancellationToken.ThrowIfCancellationRequested();

        // Whoever asks often finds nothing, and then writes nothing.
        return _file.Read(session => (long)session.Command(
            $"SELECT EXISTS (SELECT 1 FROM wakeups WHERE {New}) OR EXISTS (SELECT 1 FROM wakeups WHERE {Back})",
            ("$now", Now), ("$machine", Machine)).ExecuteScalar()! == 1)
            ? await WriteAsync(session => Take(session, most, lease), cancellationToken)
            : [];
    }

    /// <inheritdoc/>
    public Task DeleteAsync(QueuedWakeUp taken, CancellationToken cancellationToken) => WriteAsync(
        session => session.Command("DELETE FROM wakeups WHERE id = $id AND receipt = $receipt", ("$id", Id(taken)), ("$receipt", taken.Receipt)).ExecuteNonQuery(),
        cancellationToken);

    /// <inheritdoc/>
    public Task PostponeAsync(QueuedWakeUp taken, TimeSpan pause, CancellationToken cancellationToken) => WriteAsync(
        session => session.Command(
            "UPDATE wakeups SET hidden = $hidden, receipt = NULL WHERE id = $id AND receipt = $receipt",
            ("$id", Id(taken)), ("$receipt", taken.Receipt), ("$hidden", Machine + (long)pause.TotalMilliseconds)).ExecuteNonQuery(),
        cancellationToken);

    /// <inheritdoc/>
    public Task MoveAsync(QueuedWakeUp taken, DateTimeOffset due, CancellationToken cancellationToken) => WriteAsync(
        session => session.Command(
            "UPDATE wakeups SET due = $due, hidden = NULL, receipt = NULL WHERE id = $id AND receipt = $receipt",
            ("$id", Id(taken)), ("$receipt", taken.Receipt), ("$due", due.ToUnixTimeMilliseconds())).ExecuteNonQuery(),
        cancellationToken);

    /// <inheritdoc/>
    public Task<long> CountAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // In two halves, each by its index: the table itself is far larger.
        return Task.FromResult(_file.Read(session => (long)session.Command(
            "SELECT (SELECT COUNT(*) FROM wakeups WHERE hidden IS NULL) + (SELECT COUNT(*) FROM wakeups WHERE hidden IS NOT NULL)").ExecuteScalar()!));
    }

    private static long Id(QueuedWakeUp taken) => long.Parse(taken.Id, CultureInfo.InvariantCulture);

    private Task<T> WriteAsync<T>(Func<SqliteSession, T> write, CancellationToken cancellationToken) => _file.WriteAsync(write, several: false, refuse: null, cancellationToken);

    /// <summary>Milliseconds since 1970 on the product's clock.</summary>
    private long Now => _clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Milliseconds since 1970 on the machine's clock.</summary>
    private long Machine => _machine.GetUtcNow().ToUnixTimeMilliseconds();

    private List<QueuedWakeUp> Take(SqliteSession session, int most, TimeSpan lease)
    {
        var receipt = Guid.CreateVersion7().ToString("N");
        var machine = Machine;
        using var reader = session.Command(
            $"""
            UPDATE wakeups SET hidden = $until, receipt = $receipt WHERE id IN (SELECT id FROM (
                SELECT * FROM (SELECT id, due FROM wakeups WHERE {New} ORDER BY due LIMIT $most)
                UNION ALL
                SELECT * FROM (SELECT id, due FROM wakeups WHERE {Back} ORDER BY hidden LIMIT $most)
                ORDER BY due LIMIT $most))
            RETURNING id, channel, conversation, due
            """,
            ("$now", Now), ("$machine", machine), ("$until", machine + (long)lease.TotalMilliseconds), ("$receipt", receipt), ("$most", most)).ExecuteReader();
        var taken = new List<QueuedWakeUp>();
        while (reader.Read())
        {
            taken.Add(new QueuedWakeUp(
                new WakeUp(reader.GetString(1), reader.GetString(2), DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(3))),
                reader.GetString(0),
                receipt));
        }

        taken.Sort((one, other) => one.WakeUp.Due.CompareTo(other.WakeUp.Due));
        return taken;
    }
}
