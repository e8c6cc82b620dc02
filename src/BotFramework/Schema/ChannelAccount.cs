using System.Text.Json;
using System.Text.Json.Serialization;

namespace BotFramework.Schema;

/// <summary>A user or a bot, as its channel knows it.</summary>
public class ChannelAccount
{
    /// <summary>An instance whose members are null until they are set.</summary>
    [JsonConstructor]
    public ChannelAccount()
    {
    }

    /// <summary>An instance with the members named, each as its property says; those not named are null.</summary>
    public ChannelAccount(string? id = null, string? name = null, string? role = null, string? aadObjectId = null)
    {
        Id = id;
        Name = name;
        Role = role;
        AadObjectId = aadObjectId;
    }

    /// <summary>The channel's id, opaque; null if unknown.</summary>
    public string? Id { get; set; }

    /// <summary>The display name; null if unknown.</summary>
    public string? Name { get; set; }

    /// <summary>The Entra object id; null outside Microsoft 365.</summary>
    public string? AadObjectId { get; set; }

    /// <summary>One of <see cref="RoleTypes"/>; null if not said.</summary>
    public string? Role { get; set; }

    /// <summary>What the wire carried beside the members above; null where there was nothing more.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}
