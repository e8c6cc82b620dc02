using System.Text.Json;

namespace BotFramework;

/// <summary>What is kept for a conversation. Thread-safe; each turn has its own copy.</summary>
/// <param name="storage">Where it is kept.</param>
/// <param name="options">How properties are written; null for <see cref="BotFrameworkJson.Default"/>.</param>
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
