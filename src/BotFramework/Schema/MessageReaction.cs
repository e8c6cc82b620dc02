using System.Text.Json;
using System.Text.Json.Serialization;

namespace BotFramework.Schema;

/// <summary>A reaction to a message.</summary>
public class MessageReaction
{
    /// <summary>An instance whose members are null until they are set.</summary>
    [JsonConstructor]
    public MessageReaction()
    {
    }

    /// <summary>An instance with the members named, each as its property says; those not named are null.</summary>
    public MessageReaction(string? type)
    {
        Type = type;
    }

    /// <summary><c>like</c>, <c>heart</c>, …</summary>
    public string? Type { get; set; }

    /// <summary>What the wire carried beside the members above; null where there was nothing more.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}
