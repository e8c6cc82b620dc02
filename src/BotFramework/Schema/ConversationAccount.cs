using System.Text.Json;
using System.Text.Json.Serialization;

namespace BotFramework.Schema;

/// <summary>A conversation, as its channel knows it.</summary>
public class ConversationAccount
{
    /// <summary>An instance whose members are null until they are set.</summary>
    [JsonConstructor]
    public ConversationAccount()
    {
    }

    /// <summary>An instance with the members named, each as its property says; those not named are null.</summary>
    public ConversationAccount(bool? isGroup = null, string? conversationType = null, string? id = null, string? name = null, string? aadObjectId = null, string? role = null, string? tenantId = null)
    {
        IsGroup = isGroup;
        ConversationType = conversationType;
        Id = id;
        Name = name;
        AadObjectId = aadObjectId;
        Role = role;
        TenantId = tenantId;
    }

    /// <summary>The channel's id, opaque.</summary>
    public string? Id { get; set; }

    /// <summary>True for more than two members; null if not said.</summary>
    public bool? IsGroup { get; set; }

    /// <summary><c>personal</c>, <c>groupChat</c> or <c>channel</c> in Teams; null elsewhere.</summary>
    public string? ConversationType { get; set; }

    /// <summary>The display name; null if none.</summary>
    public string? Name { get; set; }

    /// <summary>The Entra object id; null outside Microsoft 365.</summary>
    public string? AadObjectId { get; set; }

    /// <summary>One of <see cref="RoleTypes"/>; null if not said.</summary>
    public string? Role { get; set; }

    /// <summary>The tenant; null outside Microsoft 365.</summary>
    public string? TenantId { get; set; }

    /// <summary>What the wire carried beside the members above; null where there was nothing more.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }

    /// <summary>True for a conversation of several people: what belongs to one of them is not said there.</summary>
    public bool IsShared() => IsGroup == true || ConversationType is "groupChat" or "channel";
}
