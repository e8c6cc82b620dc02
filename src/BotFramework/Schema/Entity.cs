using System.Text.Json;
using System.Text.Json.Serialization;

namespace BotFramework.Schema;

/// <summary>Metadata of an activity: a mention, client information, …</summary>
public class Entity
{
    /// <summary>An instance whose members are null until they are set.</summary>
    [JsonConstructor]
    public Entity()
    {
    }

    /// <summary>An instance with the members named, each as its property says; those not named are null.</summary>
    public Entity(string? type)
    {
        Type = type;
    }

    /// <summary>What it is: <c>mention</c>, <c>clientInfo</c>, …</summary>
    public string? Type { get; set; }

    /// <summary>What the wire carried beside the members above; null where there was nothing more.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}
