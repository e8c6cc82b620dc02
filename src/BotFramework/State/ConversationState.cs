using System.Text.Json;

namespace BotFramework;

/// <summary>What is kept for a conversation.</summary>
public class ConversationState(IStorage storage, JsonSerializerOptions? options = null) : BotState(storage, nameof(ConversationState), options)
{
    /// <inheritdoc/>
    protected override string GetStorageKey(ITurnContext turnContext)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        var channel = turnContext.Activity.ChannelId ?? throw new InvalidOperationException("The activity lacks its channelId.");
        var conversation = turnContext.Activity.Conversation?.Id ?? throw new InvalidOperationException("The activity lacks its conversation.id.");
        return $"{channel}/conversations/{conversation}";
    }
}
