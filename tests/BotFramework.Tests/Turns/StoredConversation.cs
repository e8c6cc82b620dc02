using System.Text.Json;
using System.Text.Json.Serialization;
using BotFramework.Turns;

namespace BotFramework.Tests.Turns;

/// <summary>All that is stored of a conversation, as its JSON has it.</summary>
internal sealed record StoredConversation
{
    public required Dictionary<string, JsonElement> States { get; init; }

    public required List<string> Seen { get; init; }

    [JsonPropertyName("outbox")]
    public required List<OutgoingActivity> Unsent { get; init; }

    public JsonElement? Reference { get; init; }

    public DateTimeOffset? Due { get; init; }

    public string? Sender { get; init; }

    /// <summary>The version.</summary>
    [JsonIgnore]
    public string? ETag { get; init; }

    /// <summary>Reads it, whatever a store gives out.</summary>
    public static StoredConversation Of(IStoreItem item)
    {
        var json = item is StoredJson stored ? stored.Utf8 : JsonSerializer.SerializeToUtf8Bytes(item, BotFrameworkJson.Default.GetTypeInfo(item.GetType()));
        return JsonSerializer.Deserialize<StoredConversation>(json.Span, JsonSerializerOptions.Web)! with { ETag = item.ETag };
    }
}
