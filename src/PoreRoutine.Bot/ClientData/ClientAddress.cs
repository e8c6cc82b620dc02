using BotFramework.Schema;

namespace PoreRoutine.Bot.ClientData;

/// <summary>Whose data it is: a person in a conversation of their own.</summary>
/// <param name="ChannelId">The channel.</param>
/// <param name="ConversationId">The conversation, in that channel.</param>
/// <param name="UserId">The person, in that channel.</param>
internal sealed record ClientAddress(string ChannelId, string ConversationId, string UserId)
{
    /// <summary>Who sent an activity.</summary>
    /// <exception cref="InvalidOperationException">The activity does not say.</exception>
    public static ClientAddress Of(IActivity activity) =>
        activity is { ChannelId: { } channel, Conversation.Id: { } conversation, From.Id: { } user }
            ? new(channel, conversation, user)
            : throw new InvalidOperationException("The activity does not say who sent it, and where.");
}
