namespace PoreRoutine.Bot.Reminders;

/// <summary>A wake-up that was taken from a queue, and comes back unless it is deleted.</summary>
/// <param name="WakeUp">The wake-up.</param>
/// <param name="Id">The queue's own name of it.</param>
/// <param name="Receipt">Names this taking of it: whoever takes it later makes the receipt void.</param>
internal sealed record QueuedWakeUp(WakeUp WakeUp, string Id, string Receipt);
