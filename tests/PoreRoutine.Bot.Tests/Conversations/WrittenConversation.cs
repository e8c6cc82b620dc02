namespace PoreRoutine.Bot.Tests.Conversations;

/// <summary>A conversation as a file of this folder has it.</summary>
internal sealed class WrittenConversation
{
    public required string Name { get; set; }

    /// <summary>The local time, in <see cref="Zone"/>, at which it starts.</summary>
    public string Start { get; set; } = "2026-03-04T20:00";

    /// <summary>What the channel tells of the client's zone; empty if nothing.</summary>
    public string Zone { get; set; } = "America/New_York";

    /// <summary>Whether the channel tells it in <c>clientInfo</c> alone.</summary>
    public bool ZoneInClientInfo { get; set; }

    public string Channel { get; set; } = "webchat";

    public bool Group { get; set; }

    /// <summary>What Teams calls the kind of conversation: <c>personal</c>, <c>groupChat</c>, <c>channel</c>; null if it does not say.</summary>
    public string? ConversationType { get; set; }

    public required List<WrittenTurn> Turns { get; set; }
}
