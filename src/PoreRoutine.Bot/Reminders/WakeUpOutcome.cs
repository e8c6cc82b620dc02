namespace PoreRoutine.Bot.Reminders;

/// <summary>What is to become of a wake-up that was dealt with.</summary>
/// <param name="Pause">How long to wait before it is looked at once more; null if it is done with.</param>
/// <param name="Next">Done with, the instant at which it wakes the client next; null if it does not.</param>
internal readonly record struct WakeUpOutcome(TimeSpan? Pause, DateTimeOffset? Next)
{
    /// <summary>Gives the wake-up back to its queue, or takes it out.</summary>
    public Task SettleAsync(IReminderQueue queue, QueuedWakeUp taken, CancellationToken cancellationToken) => this switch
    {
        { Pause: { } pause } => queue.PostponeAsync(taken, pause, cancellationToken),
        { Next: { } next } => queue.MoveAsync(taken, next, cancellationToken),
        _ => queue.DeleteAsync(taken, cancellationToken),
    };
}
