using System.Text.Json;

namespace BotFramework;

/// <summary>Keeps items in memory, as JSON, so that no two readers share an object: for tests and trials. Thread-safe.</summary>
/// <param name="options">How items are written; null for <see cref="BotFrameworkJson.Default"/>.</param>
public class MemoryStorage(JsonSerializerOptions? options = null) : IConditionalStorage
{
    private readonly JsonSerializerOptions _options = options ?? BotFrameworkJson.Default;
    private readonly Dictionary<string, Entry> _items = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private long _version;

    /// <inheritdoc/>
    public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        cancellationToken.ThrowIfCancellationRequested();
        var found = new Dictionary<string, object>(StringComparer.Ordinal);
        lock (_lock)
        {
            foreach (var key in keys)
            {
                if (_items.TryGetValue(key, out var entry))
                {
                    found[key] = Read(entry);
                }
            }
        }

        return Task.FromResult<IDictionary<string, object>>(found);
    }

    /// <inheritdoc/>
    public Task<object?> ReadChangedAsync(string key, string? eTag, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            return Task.FromResult(_items.TryGetValue(key, out var entry) && entry.ETag != eTag ? Read(entry) : null);
        }
    }

    /// <inheritdoc/>
    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            foreach (var (key, item) in changes)
            {
                var stored = _items.GetValueOrDefault(key)?.ETag;
                if (item is IStoreItem { ETag: { } expected } && expected != ETag.Any && expected != (stored ?? ETag.Absent))
                {
                    throw new ETagConflictException(key);
                }
            }

            foreach (var (key, item) in changes)
            {
                var entry = new Entry(item.GetType(), JsonSerializer.SerializeToUtf8Bytes(item, _options.GetTypeInfo(item.GetType())), $"{++_version}");
                _items[key] = entry;
                if (item is IStoreItem versioned)
                {
                    versioned.ETag = entry.ETag;
                }
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        lock (_lock)
        {
            foreach (var key in keys)
            {
                _items.Remove(key);
            }
        }

        return Task.CompletedTask;
    }

    private object Read(Entry entry)
    {
        var item = JsonSerializer.Deserialize(entry.Json, _options.GetTypeInfo(entry.Type))!;
        if (item is IStoreItem versioned)
        {
            versioned.ETag = entry.ETag;
        }

        return item;
    }

    private sealed record Entry(Type Type, byte[] Json, string ETag);
}
