using System.Runtime.InteropServices;
using System.Text.Json;
using BotFramework.Schema;

namespace BotFramework.Turns;

/// <summary>
/// A turn's view of its conversation's document: states read and written, replies held, all of it stored together at the end or not at all.
/// Found in the turn's <see cref="ITurnContext.TurnState"/>. Not thread-safe.
/// </summary>
public sealed class TurnTransaction : IStorage
{
    private readonly JsonSerializerOptions _options;
    private readonly Dictionary<string, JsonElement> _states;
    private readonly List<Activity> _ahead;
    private readonly List<Activity> _replies = [];

    internal TurnTransaction(TurnDocument document, IReadOnlyList<Activity> ahead, JsonSerializerOptions options)
    {
        Document = document;
        _options = options;
        _states = new(document.States, StringComparer.Ordinal);
        _ahead = [.. ahead];
    }

    internal TurnDocument Document { get; }

    /// <summary>Forgets what the turn changed and what it wanted to say, as after a fault.</summary>
    public void RollBack()
    {
        _states.Clear();
        foreach (var (key, state) in Document.States)
        {
            _states[key] = state;
        }

        _replies.Clear();
    }

    /// <inheritdoc/>
    public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var found = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            if (_states.TryGetValue(key, out var state))
            {
                found[key] = new StoredJson(JsonMarshal.GetRawUtf8Value(state).ToArray(), null);
            }
        }

        return Task.FromResult<IDictionary<string, object>>(found);
    }

    /// <inheritdoc/>
    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        foreach (var (key, item) in changes)
        {
            _states[key] = item is StoredJson json
                ? JsonElement.Parse(json.Utf8.Span)
                : JsonSerializer.SerializeToElement(item, _options.GetTypeInfo(item.GetType()));
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        foreach (var key in keys)
        {
            _states.Remove(key);
        }

        return Task.CompletedTask;
    }

    internal void Hold(Activity activity) => _replies.Add(activity);

    /// <summary>The document as it is to be stored after the turn.</summary>
    internal TurnDocument ToDocument(string? activityId, int seenKept) => new()
    {
        States = _states,
        Seen = activityId is null ? Document.Seen : [.. Document.Seen.Append(activityId).TakeLast(seenKept)],
        Unsent = [.. Document.Unsent, .. _ahead, .. _replies],
        ETag = Document.ETag,
    };
}
