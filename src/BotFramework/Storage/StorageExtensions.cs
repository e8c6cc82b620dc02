using System.Text.Json.Serialization.Metadata;

namespace BotFramework;

/// <summary>Reading one item of a known type.</summary>
public static class StorageExtensions
{
    /// <summary>Reads one item.</summary>
    /// <returns>The item; null if there is none.</returns>
    public static async Task<T?> ReadAsync<T>(this IStorage storage, string key, JsonTypeInfo<T> typeInfo, CancellationToken cancellationToken = default)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(storage);
        var items = await storage.ReadAsync([key], cancellationToken).ConfigureAwait(false);
        return items.TryGetValue(key, out var item) ? As(item, typeInfo) : null;
    }

    /// <summary>Reads one item unless it is still the version given.</summary>
    /// <returns>The item; null if it is unchanged or not there.</returns>
    public static async Task<T?> ReadChangedAsync<T>(this IConditionalStorage storage, string key, string? eTag, JsonTypeInfo<T> typeInfo, CancellationToken cancellationToken = default)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(storage);
        var item = await storage.ReadChangedAsync(key, eTag, cancellationToken).ConfigureAwait(false);
        return item is null ? null : As(item, typeInfo);
    }

    /// <summary>Writes one item.</summary>
    /// <exception cref="ETagConflictException">The item is versioned, and another version is stored.</exception>
    public static Task WriteAsync(this IStorage storage, string key, object item, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(storage);
        return storage.WriteAsync(new Dictionary<string, object>(StringComparer.Ordinal) { [key] = item }, cancellationToken);
    }

    private static T As<T>(object item, JsonTypeInfo<T> typeInfo)
        where T : class => item is StoredJson json ? json.Deserialize(typeInfo) : (T)item;
}
