namespace BotFramework.DirectLine;

/// <summary>What the Direct Line server needs to know of its bot.</summary>
public sealed record DirectLineOptions
{
    /// <summary>The bearer that other programs show to get a token; null refuses them all.</summary>
    public string? Secret { get; init; }

    /// <summary>The bot's id on this channel.</summary>
    public required string BotId { get; init; }

    /// <summary>The bot's name, as clients see it.</summary>
    public required string BotName { get; init; }
}
