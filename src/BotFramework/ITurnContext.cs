using BotFramework.Schema;

namespace BotFramework;

/// <summary>One turn: the activity that came in, and the ways to answer it. Valid only during the turn; not thread-safe.</summary>
public interface ITurnContext
{
    /// <summary>The adapter that runs the turn.</summary>
    BotAdapter Adapter { get; }

    /// <summary>What the parts of the turn share; gone with it.</summary>
    TurnContextStateCollection TurnState { get; }

    /// <summary>The activity that came in.</summary>
    Activity Activity { get; }

    /// <summary>True once anything but a trace was sent in this turn.</summary>
    bool Responded { get; }

    /// <summary>Sends a message.</summary>
    /// <param name="textReplyToSend">Its text, not empty.</param>
    /// <param name="speak">What to say aloud; null if nothing.</param>
    /// <param name="inputHint">One of <see cref="InputHints"/>.</param>
    /// <param name="cancellationToken">Gives up the sending.</param>
    /// <returns>The message's id; an empty response where a handler held it back.</returns>
    /// <exception cref="ArgumentNullException">The text is null or blank.</exception>
    Task<ResourceResponse?> SendActivityAsync(string textReplyToSend, string? speak = null, string? inputHint = InputHints.AcceptingInput, CancellationToken cancellationToken = default);

    /// <summary>Sends an activity.</summary>
    /// <param name="activity">The activity, an <see cref="Activity"/>; it is addressed to this conversation and given its id.</param>
    /// <param name="cancellationToken">Gives up the sending.</param>
    /// <returns>The activity's id; an empty response where a handler held it back.</returns>
    Task<ResourceResponse?> SendActivityAsync(IActivity activity, CancellationToken cancellationToken = default);

    /// <summary>Sends activities in order.</summary>
    /// <param name="activities">One or more activities, each an <see cref="Activity"/>; they are addressed to this conversation and given their ids.</param>
    /// <param name="cancellationToken">Gives up the sending; some may have been sent.</param>
    /// <returns>Their ids, in order; what the handler gave that held them back.</returns>
    /// <exception cref="ArgumentException">There are none.</exception>
    Task<ResourceResponse[]> SendActivitiesAsync(IActivity[] activities, CancellationToken cancellationToken = default);

    /// <summary>Replaces an activity that was sent before.</summary>
    /// <param name="activity">The new activity, an <see cref="Activity"/>, with the old one's id.</param>
    /// <param name="cancellationToken">Gives up waiting for the channel.</param>
    /// <returns>The activity's id; null where the channel gave none or a handler held the update back.</returns>
    /// <exception cref="NotSupportedException">The adapter's channel does not update.</exception>
    Task<ResourceResponse?> UpdateActivityAsync(IActivity activity, CancellationToken cancellationToken = default);

    /// <summary>Deletes an activity that was sent before in this conversation.</summary>
    /// <param name="activityId">The activity's id, not blank.</param>
    /// <param name="cancellationToken">Gives up waiting for the channel.</param>
    /// <exception cref="ArgumentNullException">The id is null or blank.</exception>
    /// <exception cref="NotSupportedException">The adapter's channel does not delete.</exception>
    Task DeleteActivityAsync(string activityId, CancellationToken cancellationToken = default);

    /// <summary>Deletes the activity that a reference names, in any conversation.</summary>
    /// <param name="conversationReference">The conversation, and in <see cref="ConversationReference.ActivityId"/> the activity.</param>
    /// <param name="cancellationToken">Gives up waiting for the channel.</param>
    /// <exception cref="NotSupportedException">The adapter's channel does not delete.</exception>
    Task DeleteActivityAsync(ConversationReference conversationReference, CancellationToken cancellationToken = default);

    /// <summary>Lets a handler see, change or hold back what is sent from now on; handlers run in the order they were added.</summary>
    /// <param name="handler">The handler; it holds activities back by not calling the rest.</param>
    /// <returns>This turn.</returns>
    ITurnContext OnSendActivities(SendActivitiesHandler handler);

    /// <summary>Lets a handler see, change or hold back updates from now on; handlers run in the order they were added.</summary>
    /// <param name="handler">The handler; it holds an update back by not calling the rest.</param>
    /// <returns>This turn.</returns>
    ITurnContext OnUpdateActivity(UpdateActivityHandler handler);

    /// <summary>Lets a handler see, change or hold back deletions from now on; handlers run in the order they were added.</summary>
    /// <param name="handler">The handler; it holds a deletion back by not calling the rest.</param>
    /// <returns>This turn.</returns>
    ITurnContext OnDeleteActivity(DeleteActivityHandler handler);
}
