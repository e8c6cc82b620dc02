using System.Runtime.CompilerServices;
using System.Text.Json;

namespace BotFramework;

/// <summary>Keeps items in memory, as JSON, so that no two readers share an object: for tests and trials. Thread-safe.</summary>
/// <param name="options">How items are written; null for <see cref="BotFrameworkJson.Default"/>.</param>
/// <param name="timeProvider">Says when items expire; null for the machine's clock.</param>
public class MemoryStorage(JsonSerializerOptions? options = null, TimeProvider? timeProvider = null) : IDueStorage
{
    private static readonly TimeSpan s_sweepInterval = TimeSpan.FromHours(1);

    private readonly TimeProvider _clock = timeProvider ?? TimeProvider.System;
    private readonly JsonSerializerOptions _options = options ?? BotFrameworkJson.Default;
    private readonly Dictionary<string, Entry> _items = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private long _version;
    private DateTimeOffset _nextSweep;

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
                if (Find(key) is { } entry)
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
            return Task.FromResult(Find(key) is { } entry && entry.ETag != eTag ? Read(entry) : null);
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
                var stored = Find(key)?.ETag;
                if (item is IStoreItem { ETag: { } expected } && expected != ETag.Any && expected != (stored ?? ETag.Absent))
                {
                    throw new ETagConflictException(key);
                }
            }

            var now = _clock.GetUtcNow();
            Sweep(now);
            foreach (var (key, item) in changes)
            {
                var entry = new Entry(item.GetType(), JsonSerializer.SerializeToUtf8Bytes(item, _options.GetTypeInfo(item.GetType())), $"{++_version}", now + (item as IExpiringItem)?.TimeToLive, ToMilliseconds((item as IDueItem)?.Due));
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

    /// <inheritdoc/>
    public async IAsyncEnumerable<DueKey> ListDueAsync(DateTimeOffset until, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        List<DueKey> due;
        lock (_lock)
        {
            var now = _clock.GetUtcNow();
            due = [.. _items.Where(item => item.Value.Due <= until && !(item.Value.Expires <= now)).Select(item => new DueKey(item.Key, item.Value.Due!.Value))];
        }

        foreach (var item in due)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    private static DateTimeOffset? ToMilliseconds(DateTimeOffset? instant) => instant is { } known ? DateTimeOffset.FromUnixTimeMilliseconds(known.ToUnixTimeMilliseconds()) : null;

    private Entry? Find(string key) => _items.TryGetValue(key, out var entry) && !(entry.Expires <= _clock.GetUtcNow()) ? entry : null;

    private void Sweep(DateTimeOffset now)
    {
        if (_nextSweep <= now)
        {
            _nextSweep = now + s_sweepInterval;
            foreach (var (key, _) in _items.Where(item => item.Value.Expires <= now))
            {
                _items.Remove(key);
            }
        }
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

    private sealed record Entry(Type Type, byte[] Json, string ETag, DateTimeOffset? Expires, DateTimeOffset? Due);
}
