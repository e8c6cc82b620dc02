using System.Text.Json;
using System.Text.Json.Serialization;

namespace BotFramework.Schema;

/// <summary>A card or a piece of media.</summary>
public class Attachment
{
    /// <summary>An instance whose members are null until they are set.</summary>
    [JsonConstructor]
    public Attachment()
    {
    }

    /// <summary>An instance with the members named, each as its property says; those not named are null.</summary>
    public Attachment(string? contentType = null, string? contentUrl = null, object? content = null, string? name = null, string? thumbnailUrl = null)
    {
        ContentType = contentType;
        ContentUrl = contentUrl;
        Content = content;
        Name = name;
        ThumbnailUrl = thumbnailUrl;
    }

    /// <summary>The MIME type, for cards one of the channel's own.</summary>
    public string? ContentType { get; set; }

    /// <summary>Where the content is; null if it is in <see cref="Content"/>.</summary>
    public string? ContentUrl { get; set; }

    /// <summary>The content, for cards an object; null if at <see cref="ContentUrl"/>.</summary>
    public object? Content { get; set; }

    /// <summary>The name; null if none.</summary>
    public string? Name { get; set; }

    /// <summary>A thumbnail's address; null if none.</summary>
    public string? ThumbnailUrl { get; set; }

    /// <summary>What the wire carried beside the members above; null where there was nothing more.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}
