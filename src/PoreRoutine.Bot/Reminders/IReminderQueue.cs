namespace PoreRoutine.Bot.Reminders;

/// <summary>
/// Wake-ups, each kept until its instant. What was put in is given out at least once, at its instant or later, to whichever process asks first;
/// order is not promised. Thread-safe; processes share a queue.
/// </summary>
internal interface IReminderQueue
{
    /// <summary>How many wake-ups one call takes at most.</summary>
    int LargestBatch { get; }

    /// <summary>Puts a wake-up in; it outlives the process once this returns. The instant may be past, or any time ahead.</summary>
    /// <returns>The queue's own name of it: <see cref="QueuedWakeUp.Id"/>.</returns>
    Task<string> PutAsync(WakeUp wakeUp, CancellationToken cancellationToken);

    /// <summary>Takes wake-ups whose instant has come and nobody else holds.</summary>
    /// <param name="most">How many; 1 to <see cref="LargestBatch"/>.</param>
    /// <param name="lease">How long, on the machine's clock, until those that were not deleted are given out again; a second or more.</param>
    /// <param name="cancellationToken">Gives up; what was taken until then comes back after its lease.</param>
    /// <returns>As many as there are, which may be none.</returns>
    Task<IReadOnlyList<QueuedWakeUp>> TakeAsync(int most, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Deletes a wake-up that was taken. Nothing happens if it is gone, or somebody took it since.</summary>
    Task DeleteAsync(QueuedWakeUp taken, CancellationToken cancellationToken);

    /// <summary>Gives a wake-up that was taken back, to be given out again later. Nothing happens if it is gone, or somebody took it since.</summary>
    /// <param name="taken">The wake-up.</param>
    /// <param name="pause">After how long, on the machine's clock; zero for at once.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task PostponeAsync(QueuedWakeUp taken, TimeSpan pause, CancellationToken cancellationToken);

    /// <summary>Gives a wake-up that was taken back, for another instant; it keeps its name. Nothing happens if it is gone, or somebody took it since.</summary>
    /// <param name="taken">The wake-up.</param>
    /// <param name="due">The instant, which may be past, or any time ahead.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task MoveAsync(QueuedWakeUp taken, DateTimeOffset due, CancellationToken cancellationToken);

    /// <summary>About how many wake-ups there are, those ahead included.</summary>
    Task<long> CountAsync(CancellationToken cancellationToken);
}
