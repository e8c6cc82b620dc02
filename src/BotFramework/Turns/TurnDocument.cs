using System.Text.Json.Serialization;
using BotFramework.Schema;

namespace BotFramework.Turns;

/// <summary>All that a conversation keeps between turns, written as one: states, activity ids seen, replies not yet sent, and how to reach it.</summary>
internal sealed class TurnDocument : IStoreItem, IExpiringItem, IDueItem, IJsonOnDeserialized
{
    /// <summary>The version that is written: the second, whose outbox knows updates and deletions too.</summary>
    public const int CurrentSchema = 2;

    /// <summary>The version of this shape; raised when it changes, so that an older one can be told on reading.</summary>
    public int Schema { get; set; } = CurrentSchema;

    /// <summary>States by their keys, as JSON.</summary>
    [JsonConverter(typeof(RawStatesConverter))]
    public Dictionary<string, ReadOnlyMemory<byte>> States { get; set; } = new(StringComparer.Ordinal);

    /// <summary>The ids of the last activities that ran, oldest first.</summary>
    public List<string> Seen { get; set; } = [];

    /// <summary>What a turn wants done and the channel has not taken yet, in order.</summary>
    [JsonPropertyName("outbox")]
    public List<OutgoingActivity> Unsent { get; set; } = [];

    /// <summary>What a document of version 1 has in place of the outbox: activities to be sent. Null once it is read.</summary>
    [JsonPropertyName("unsent")]
    public List<Activity>? UnsentOfVersion1 { get; set; }

    /// <summary>How to reach the conversation, as its last activity said; null before one came in, and after the bot was removed from it.</summary>
    public ConversationReference? Reference { get; set; }

    /// <summary>When the conversation is to be looked at again although nothing came from it; null if it need not be.</summary>
    public DateTimeOffset? Due { get; set; }

    /// <summary>The pipeline that is sending what is unsent; null if none is.</summary>
    public string? Sender { get; set; }

    /// <inheritdoc/>
    /// <remarks>Of a conversation that was forgotten only ids of activities are left, and what it is told last: they are kept while channels may repeat one.</remarks>
    [JsonIgnore]
    public TimeSpan? TimeToLive => States.Count == 0 && Reference is null ? TimeSpan.FromDays(1) : null;

    /// <inheritdoc/>
    [JsonIgnore]
    public string? ETag { get; set; } = BotFramework.ETag.Absent;

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">A newer version of the library wrote the document: written again by this one it would lose what this one does not know.</exception>
    public void OnDeserialized()
    {
        if (Schema > CurrentSchema)
        {
            throw new InvalidDataException($"A stored conversation has schema {Schema}; this version reads {CurrentSchema} and older.");
        }

        Unsent.AddRange((UnsentOfVersion1 ?? []).Select(activity => OutgoingActivity.Of(OutgoingOperation.Send, activity)));
        (Schema, UnsentOfVersion1) = (CurrentSchema, null);
    }
}
