using System.Text.Json;
using System.Text.Json.Serialization;
using BotFramework.Schema;

namespace BotFramework.Turns;

/// <summary>All that a conversation keeps between turns, written as one: states, activity ids seen, replies not yet sent.</summary>
internal sealed class TurnDocument : IStoreItem
{
    /// <summary>The version of this shape; raised when it changes, so that an older one can be told on reading.</summary>
    public int Schema { get; set; } = 1;

    /// <summary>States by their keys.</summary>
    public Dictionary<string, JsonElement> States { get; set; } = new(StringComparer.Ordinal);

    /// <summary>The ids of the last activities that ran, oldest first.</summary>
    public List<string> Seen { get; set; } = [];

    /// <summary>What a turn sent and the channel has not taken yet, in order.</summary>
    public List<Activity> Unsent { get; set; } = [];

    /// <summary>The pipeline that is sending what is unsent; null if none is.</summary>
    public string? Sender { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public string? ETag { get; set; } = BotFramework.ETag.Absent;
}
