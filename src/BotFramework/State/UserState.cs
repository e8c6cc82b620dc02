using System.Text.Json;

namespace BotFramework;

/// <summary>What is kept for a user. Thread-safe; each turn has its own copy.</summary>
/// <param name="storage">Where it is kept.</param>
/// <param name="options">How properties are written; null for <see cref="BotFrameworkJson.Default"/>.</param>
/// <remarks>Inside a <see cref="Turns.TurnPipeline"/> it is part of the conversation's document, so a user has one for each conversation; elsewhere one for the channel.</remarks>
public class UserState(IStorage storage, JsonSerializerOptions? options = null) : BotState(storage, nameof(UserState), options)
{
    /// <inheritdoc/>
    protected override string GetStorageKey(ITurnContext turnContext)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        var channel = turnContext.Activity.ChannelId ?? throw new InvalidOperationException("The activity lacks its channelId.");
        var user = turnContext.Activity.From?.Id ?? throw new InvalidOperationException("The activity lacks its from.id.");
        return $"{channel}/users/{user}";
    }
}
