using System.Text.Json.Serialization.Metadata;

namespace BotFramework;

/// <summary>Reading one item of a known type.</summary>
public static class StorageExtensions
{
    /// <summary>Reads one item.</summary>
    /// <typeparam name="T">The item's type.</typeparam>
    /// <param name="storage">The storage.</param>
    /// <param name="key">The item's key.</param>
    /// <param name="typeInfo">How the item is read from JSON.</param>
    /// <param name="cancellationToken">Gives up the read.</param>
    /// <returns>The item; null if there is none.</returns>
    public static async Task<T?> ReadAsync<T>(this IStorage storage, string key, JsonTypeInfo<T> typeInfo, CancellationToken cancellationToken = default)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(storage);
        var items = await storage.ReadAsync([key], cancellationToken).ConfigureAwait(false);
        return items.TryGetValue(key, out var item) ? As(item, typeInfo) : null;
    }

    /// <summary>Reads one item unless it is still the version given.</summary>
    /// <typeparam name="T">The item's type.</typeparam>
    /// <param name="storage">The storage.</param>
    /// <param name="key">The item's key.</param>
    /// <param name="eTag">The version known; null if none.</param>
    /// <param name="typeInfo">How the item is read from JSON.</param>
    /// <param name="cancellationToken">Gives up the read.</param>
    /// <returns>The item; null if it is unchanged or not there.</returns>
    public static async Task<T?> ReadChangedAsync<T>(this IConditionalStorage storage, string key, string? eTag, JsonTypeInfo<T> typeInfo, CancellationToken cancellationToken = default)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(storage);
        var item = await storage.ReadChangedAsync(key, eTag, cancellationToken).ConfigureAwait(false);
        return item is null ? null : As(item, typeInfo);
    }

    /// <summary>Writes one item.</summary>
    /// <param name="storage">The storage.</param>
    /// <param name="key">The item's key.</param>
    /// <param name="item">The item; one that is an <see cref="IStoreItem"/> is written on the condition of its version.</param>
    /// <param name="cancellationToken">Gives up the write.</param>
    /// <exception cref="ETagConflictException">The item is versioned, and another version is stored.</exception>
    public static Task WriteAsync(this IStorage storage, string key, object item, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(storage);
        return storage.WriteAsync(new Dictionary<string, object>(StringComparer.Ordinal) { [key] = item }, cancellationToken);
    }

    private static T As<T>(object item, JsonTypeInfo<T> typeInfo)
        where T : class => item is StoredJson json ? json.Deserialize(typeInfo) : (T)item;
}
