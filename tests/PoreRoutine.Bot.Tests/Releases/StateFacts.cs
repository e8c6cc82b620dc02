using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PoreRoutine.Bot.Tests.Releases;

/// <summary>What is to be known of a state that an earlier version wrote, beside the state.</summary>
/// <param name="WrittenAt">When it was written, by the machine's clock: what expires does so by it.</param>
/// <param name="KeyId">The key that signed what follows.</param>
/// <param name="Cookie">What the cookie of the page's visitor said.</param>
/// <param name="Token">What the page's token said.</param>
internal sealed record StateFacts(DateTimeOffset WrittenAt, string KeyId, JsonObject Cookie, JsonObject Token)
{
    /// <summary>Under which the page's conversation is known.</summary>
    [JsonIgnore]
    public string PageConversation => (string)Cookie["conv"]!;

    /// <summary>Writes them.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, StateFactsJson.Default.StateFacts);

    /// <summary>Reads them.</summary>
    public static StateFacts Parse(string json) => JsonSerializer.Deserialize(json, StateFactsJson.Default.StateFacts)!;
}

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StateFacts))]
internal sealed partial class StateFactsJson : JsonSerializerContext;
