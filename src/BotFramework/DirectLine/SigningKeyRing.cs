using System.Text.Json.Serialization;

namespace BotFramework.DirectLine;

/// <summary>The keys that sign tokens, as they are stored.</summary>
internal sealed class SigningKeyRing : IStoreItem
{
    /// <summary>The version of this shape.</summary>
    public int Schema { get; set; } = 2;

    /// <summary>The one key of the first shape, which had no ring; null once it is in <see cref="Keys"/>.</summary>
    public string? Secret { get; set; }

    /// <summary>The keys, oldest first.</summary>
    public List<SigningKey> Keys { get; set; } = [];

    /// <inheritdoc/>
    [JsonIgnore]
    public string? ETag { get; set; } = BotFramework.ETag.Absent;
}

/// <summary>A key that signs tokens.</summary>
/// <param name="Id">Names it in the tokens it signed.</param>
/// <param name="Secret">32 random bytes, base64.</param>
/// <param name="Created">When it came into the ring.</param>
internal sealed record SigningKey(string Id, string Secret, DateTimeOffset Created);
