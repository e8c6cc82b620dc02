using System.Text.Json.Serialization;
using BotFramework;

namespace PoreRoutine.Bot.Reminders;

/// <summary>A client whose reminder could not be worked out, as it is stored.</summary>
internal sealed class SetAsideClient : IDueItem
{
    /// <summary>The version of this shape.</summary>
    public int Schema { get; set; } = 1;

    /// <summary>The client's channel.</summary>
    public required string ChannelId { get; set; }

    /// <summary>The client's conversation in it.</summary>
    public required string ConversationId { get; set; }

    /// <summary>What went wrong. Holds nothing that the client said.</summary>
    public required string Reason { get; set; }

    /// <summary>When it did the last time, on the product's clock.</summary>
    public required DateTimeOffset At { get; set; }

    /// <inheritdoc/>
    /// <remarks>At once: the store lists it among what is due, and so it is found.</remarks>
    [JsonIgnore]
    public DateTimeOffset? Due => At;
}
