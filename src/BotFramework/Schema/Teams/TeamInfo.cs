namespace BotFramework.Schema.Teams;

/// <summary>A team, as <c>channelData</c> names it.</summary>
public class TeamInfo
{
    /// <summary>The team's id as a conversation, <c>19:…</c>; null if not said.</summary>
    public string? Id { get; set; }

    /// <summary>The display name; null if not said.</summary>
    public string? Name { get; set; }

    /// <summary>The id of its Microsoft 365 group; null if not said.</summary>
    public string? AadGroupId { get; set; }
}
