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
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _states;
    private readonly List<OutgoingActivity> _ahead;
    private readonly List<OutgoingActivity> _replies = [];
    private bool _isForgotten;
    private bool _isChanged;

    internal TurnTransaction(TurnDocument document, IReadOnlyList<Activity> ahead, JsonSerializerOptions options)
    {
        Document = document;
        _options = options;
        _states = new(document.States, StringComparer.Ordinal);
        Due = document.Due;
        _ahead = [.. ahead.Select(activity => OutgoingActivity.Of(OutgoingOperation.Send, activity))];
    }

    /// <summary>When the conversation is to be looked at again although nothing came from it: <see cref="IDueStorage.ListDueAsync"/> lists it from then on. Null if it need not be.</summary>
    public DateTimeOffset? Due { get; set; }

    internal TurnDocument Document { get; }

    /// <summary>True if the turn left everything as it was, and said nothing.</summary>
    internal bool IsIdle => !_isChanged && _ahead.Count == 0 && _replies.Count == 0 && Due == Document.Due;

    /// <summary>Forgets what the turn changed and what it wanted to say, as after a fault.</summary>
    public void RollBack()
    {
        _states.Clear();
        foreach (var (key, state) in Document.States)
        {
            _states[key] = state;
        }

        _replies.Clear();
        (Due, _isForgotten, _isChanged) = (Document.Due, false, false);
    }

    /// <summary>
    /// Forgets what the conversation keeps: its states, what earlier turns could not send yet, and how to reach it. The ids of its activities
    /// stay, so that a repeat runs nothing. If nothing is written to a state afterwards, they go as well, a day after the last turn.
    /// </summary>
    /// <remarks>Copies of states that the turn has loaded are not touched: see <see cref="BotState.DeleteAsync"/>.</remarks>
    public void Forget()
    {
        _states.Clear();
        (Due, _isForgotten, _isChanged) = (null, true, true);
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
                found[key] = new StoredJson(state, null);
            }
        }

        return Task.FromResult<IDictionary<string, object>>(found);
    }

    /// <inheritdoc/>
    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        _isChanged |= changes.Count > 0;
        foreach (var (key, item) in changes)
        {
            _states[key] = item is StoredJson json ? json.Utf8 : JsonSerializer.SerializeToUtf8Bytes(item, _options.GetTypeInfo(item.GetType()));
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        foreach (var key in keys)
        {
            _isChanged |= _states.Remove(key);
        }

        return Task.CompletedTask;
    }

    internal void Hold(OutgoingOperation operation, Activity activity) => _replies.Add(OutgoingActivity.Of(operation, activity));

    /// <summary>Changes or takes back what the turn itself said: it has not left yet, and the channel will not know it by this id.</summary>
    /// <param name="activityId">The id of a reply.</param>
    /// <param name="instead">What takes its place; null for nothing.</param>
    /// <returns>False if no reply of this turn has that id.</returns>
    internal bool Amend(string activityId, Activity? instead)
    {
        var index = _replies.FindIndex(reply => reply.Operation == OutgoingOperation.Send && reply.Activity.Id == activityId);
        if (index < 0)
        {
            return false;
        }

        if (instead is null)
        {
            _replies.RemoveAt(index);
        }
        else
        {
            _replies[index] = _replies[index] with { Activity = instead };
        }

        return true;
    }

    /// <summary>The document as it is to be stored after the turn of an activity.</summary>
    internal TurnDocument ToDocument(Activity activity, int seenKept)
    {
        // Forgotten, and not begun anew in the same turn, it cannot be reached any more.
        var reference = _isForgotten && _states.Count == 0 ? null : ReferenceAfter(activity);
        return new()
        {
            Reference = reference,
            States = _states,
            Due = reference is null ? null : Due,
            Seen = activity.Id is null ? Document.Seen : [.. Document.Seen.Append(activity.Id).TakeLast(seenKept)],
            Unsent = [.. _isForgotten ? [] : Document.Unsent, .. _ahead, .. _replies],
            ETag = Document.ETag,
        };
    }

    /// <summary>
    /// A channel may move a conversation to another service address, so each activity's reference takes the place of the one before. A turn
    /// that the bot began itself says nothing new; a conversation that the bot was removed from can be reached no more.
    /// </summary>
    private ConversationReference? ReferenceAfter(Activity activity)
    {
        if (activity.IsContinuation())
        {
            return Document.Reference;
        }

        if (activity.TellsOfRemoval())
        {
            return null;
        }

        var reference = activity.GetConversationReference();
        reference.ActivityId = null;
        if (activity.Conversation?.IsShared() == true)
        {
            // Who spoke last in a group is nobody's business later.
            reference.User = null;
        }

        return reference;
    }
}
