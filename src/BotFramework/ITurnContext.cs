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
    Task<ResourceResponse?> SendActivityAsync(string textReplyToSend, string? speak = null, string? inputHint = InputHints.AcceptingInput, CancellationToken cancellationToken = default);

    /// <summary>Sends an activity, addressed to this conversation.</summary>
    Task<ResourceResponse?> SendActivityAsync(IActivity activity, CancellationToken cancellationToken = default);

    /// <summary>Sends activities in order.</summary>
    /// <returns>Their ids, in order.</returns>
    Task<ResourceResponse[]> SendActivitiesAsync(IActivity[] activities, CancellationToken cancellationToken = default);

    /// <summary>Replaces an activity that was sent before, found by its id.</summary>
    Task<ResourceResponse?> UpdateActivityAsync(IActivity activity, CancellationToken cancellationToken = default);

    /// <summary>Deletes an activity that was sent before.</summary>
    Task DeleteActivityAsync(string activityId, CancellationToken cancellationToken = default);

    /// <summary>Deletes the activity that a reference names.</summary>
    Task DeleteActivityAsync(ConversationReference conversationReference, CancellationToken cancellationToken = default);

    /// <summary>Lets a handler see, change or hold back what is sent from now on; handlers run in the order they were added.</summary>
    ITurnContext OnSendActivities(SendActivitiesHandler handler);

    /// <summary>The same for updates.</summary>
    ITurnContext OnUpdateActivity(UpdateActivityHandler handler);

    /// <summary>The same for deletions.</summary>
    ITurnContext OnDeleteActivity(DeleteActivityHandler handler);
}
