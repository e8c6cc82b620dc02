using BotFramework.Schema;

namespace BotFramework.Turns;

/// <summary>Takes activities to a channel. Thread-safe.</summary>
public interface IActivitySender
{
    /// <summary>True if this sender reaches the channel that the activity is addressed to.</summary>
    bool Reaches(Activity activity);

    /// <summary>Sends activities of one conversation, in order.</summary>
    /// <returns>How many the channel took, from the first on, with those that it will never take. Fewer than given: the channel refused or was out of reach, and the sender logged why.</returns>
    Task<int> SendAsync(IReadOnlyList<Activity> activities, CancellationToken cancellationToken);
}
