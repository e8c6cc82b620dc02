namespace PoreRoutine.Bot.Reminders;

/// <summary>The wake-up that began a turn, among the turn's states: with the turn it becomes the one for the client's next reminder. Not thread-safe.</summary>
/// <param name="id">The queue's own name of it.</param>
internal sealed class WakeUpInHand(string id)
{
    /// <summary>The queue's own name of it.</summary>
    public string Id => id;

    /// <summary>The instant at which it is to wake the client next; null if it is not the client's wake-up, or none is needed.</summary>
    public DateTimeOffset? Next { get; set; }
}
