using System.Globalization;
using Azure;

namespace PoreRoutine.Bot.Storage;

/// <summary>
/// A version of a blob, as an item's <see cref="BotFramework.IStoreItem.ETag"/> names it. Beside the service's own ETag it has the time at which the
/// version expires, so that a write on the condition of an expired version fails without a request, though the blob may still be there.
/// </summary>
/// <param name="ETag">The service's.</param>
/// <param name="Expires">Seconds since 1970; null for never.</param>
internal readonly record struct BlobVersion(ETag ETag, long? Expires)
{
    private const char Separator = '|';

    /// <summary>What <see cref="ToString"/> made.</summary>
    public static BlobVersion Parse(string text)
    {
        var at = text.LastIndexOf(Separator);
        return at < 0 ? new BlobVersion(new ETag(text), null) : new BlobVersion(new ETag(text[..at]), long.Parse(text.AsSpan(at + 1), CultureInfo.InvariantCulture));
    }

    /// <summary>Whether it is there.</summary>
    /// <param name="now">Seconds since 1970.</param>
    public bool IsAlive(long now) => Expires is null || Expires > now;

    /// <inheritdoc/>
    public override string ToString() => Expires is null ? ETag.ToString() : string.Create(CultureInfo.InvariantCulture, $"{ETag}{Separator}{Expires}");
}
