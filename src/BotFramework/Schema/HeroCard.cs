using System.Text.Json;
using System.Text.Json.Serialization;

namespace BotFramework.Schema;

/// <summary>A card of a title, a text and buttons.</summary>
public class HeroCard
{
    /// <summary>The content type of an attachment that holds a hero card.</summary>
    public const string ContentType = "application/vnd.microsoft.card.hero";

    /// <summary>This card as an attachment.</summary>
    public Attachment ToAttachment() => new(ContentType, content: this);

    /// <summary>The title; null if none.</summary>
    public string? Title { get; set; }

    /// <summary>The subtitle; null if none.</summary>
    public string? Subtitle { get; set; }

    /// <summary>The text; null if none.</summary>
    public string? Text { get; set; }

    /// <summary>The buttons; null if none.</summary>
    public IList<CardAction>? Buttons { get; set; }

    /// <summary>What the wire carried beside the members above; null where there was nothing more.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}
