namespace BotFramework.Schema.Teams;

/// <summary>A Microsoft 365 tenant, as <c>channelData</c> names it.</summary>
public class TenantInfo
{
    /// <summary>The tenant's id, a GUID; null if not said.</summary>
    public string? Id { get; set; }
}
