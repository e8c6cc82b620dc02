using System.Text.Json.Serialization;
using BotFramework.Schema;

namespace BotFramework.DirectLine;

/// <summary>A Direct Line conversation as it is stored: who talks, and the last activities.</summary>
internal sealed class DirectLineConversation : IStoreItem
{
    /// <summary>The version of this shape.</summary>
    public int Schema { get; set; } = 1;

    /// <summary><c>webchat</c> for the page's own conversations, <c>directline</c> for other programs'.</summary>
    public required string ChannelId { get; set; }

    /// <summary>The user the conversation was started for.</summary>
    public required ChannelAccount User { get; set; }

    /// <summary>How many activities were dropped from the front of <see cref="Activities"/>, so that watermarks stay true.</summary>
    public long Dropped { get; set; }

    /// <summary>The activities kept, oldest first.</summary>
    public List<Activity> Activities { get; set; } = [];

    /// <inheritdoc/>
    [JsonIgnore]
    public string? ETag { get; set; } = BotFramework.ETag.Absent;
}
