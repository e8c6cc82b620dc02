using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BotFramework;

/// <summary>An item as a store read it: its JSON and its version. Thread-safe.</summary>
/// <param name="utf8">The item's JSON.</param>
/// <param name="eTag">The version read.</param>
public sealed class StoredJson(ReadOnlyMemory<byte> utf8, string? eTag) : IStoreItem
{
    /// <summary>The item's JSON, UTF-8.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; } = utf8;

    /// <inheritdoc/>
    public string? ETag { get; set; } = eTag;

    /// <summary>The item as a type, with its version where the type keeps one.</summary>
    /// <exception cref="JsonException">The stored JSON is no <typeparamref name="T"/>.</exception>
    public T Deserialize<T>(JsonTypeInfo<T> typeInfo)
        where T : class
    {
        var item = JsonSerializer.Deserialize(Utf8.Span, typeInfo) ?? throw new JsonException($"A stored {typeof(T).Name} is null.");
        if (item is IStoreItem versioned)
        {
            versioned.ETag = ETag;
        }

        return item;
    }
}
