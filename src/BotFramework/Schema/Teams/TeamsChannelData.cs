namespace BotFramework.Schema.Teams;

/// <summary>What Teams says of an activity in its <c>channelData</c>, as far as a bot in personal, group and team scope needs it.</summary>
public class TeamsChannelData
{
    /// <summary>What happened to a team, <c>teamMemberAdded</c> for one; null for anything else.</summary>
    public string? EventType { get; set; }

    /// <summary>The team it happened in; null outside of teams.</summary>
    public TeamInfo? Team { get; set; }

    /// <summary>The tenant it happened in; null if not said.</summary>
    public TenantInfo? Tenant { get; set; }
}
