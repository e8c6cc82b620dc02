using BotFramework.Schema;

namespace BotFramework.Turns;

/// <summary>Takes activities to a channel. Thread-safe.</summary>
public interface IActivitySender
{
    /// <summary>True if the channel can change and take back what it was sent; if not, the sender is given nothing but sends.</summary>
    bool CanUpdate { get; }

    /// <summary>True if this sender reaches the channel that the activity is addressed to.</summary>
    bool Reaches(Activity activity);

    /// <summary>Carries out what is to be done in one conversation, in order.</summary>
    /// <param name="operations">What is to be done.</param>
    /// <param name="timeLeft">How long a busy channel may be waited for, repeats included. Zero or less: at once or not at all.</param>
    /// <param name="cancellationToken">Gives up; what was taken until then is counted.</param>
    /// <returns>How many the channel took. Fewer than given: it was too much at once, or the channel refused or was out of reach, and the sender logged why.</returns>
    Task<SendResult> SendAsync(IReadOnlyList<OutgoingActivity> operations, TimeSpan timeLeft, CancellationToken cancellationToken);
}
