using System.Text.Json.Serialization;
using BotFramework.Schema;

namespace BotFramework.DirectLine;

/// <summary>Who talks in a Direct Line conversation, as it is stored.</summary>
internal sealed class DirectLineConversation : IStoreItem
{
    /// <summary>The version of this shape.</summary>
    public int Schema { get; set; } = 1;

    /// <summary><c>webchat</c> for the page's own conversations, <c>directline</c> for other programs'.</summary>
    public required string ChannelId { get; set; }

    /// <summary>The user the conversation was started for.</summary>
    public required ChannelAccount User { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public string? ETag { get; set; } = BotFramework.ETag.Absent;
}
