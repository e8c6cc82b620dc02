using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using BotFramework.Schema;

namespace BotFramework.DirectLine;

/// <summary>
/// The conversations of Direct Line, kept in the store, oldest activities dropped. Thread-safe; processes share a store, and each is told
/// at once only of what it adds itself.
/// </summary>
/// <param name="storage">Where conversations are kept.</param>
/// <param name="options">How activities are written.</param>
/// <param name="timeProvider">Dates the activities.</param>
internal sealed class DirectLineLog(IConditionalStorage storage, JsonSerializerOptions options, TimeProvider timeProvider)
{
    /// <summary>How many streams a conversation may have in this process: a person has a few windows, and some that broke are not known to yet.</summary>
    internal const int StreamsPerConversation = 20;

    private readonly ConcurrentDictionary<string, Subscription[]> _subscriptions = new(StringComparer.Ordinal);

    /// <summary>The conversation under an id; null if there is none.</summary>
    public Task<DirectLineConversation?> FindAsync(string conversationId, CancellationToken cancellationToken) =>
        storage.ReadAsync(KeyOf(conversationId), DirectLineJsonContext.Default.DirectLineConversation, cancellationToken);

    /// <summary>Creates a conversation unless it is there.</summary>
    /// <returns>The stored conversation, and whether this call created it.</returns>
    public async Task<(DirectLineConversation Conversation, bool Created)> CreateAsync(string conversationId, string channelId, ChannelAccount user, CancellationToken cancellationToken)
    {
        if (await FindAsync(conversationId, cancellationToken).ConfigureAwait(false) is { } existing)
        {
            return (existing, false);
        }

        var conversation = new DirectLineConversation { ChannelId = channelId, User = user };
        try
        {
            await storage.WriteAsync(KeyOf(conversationId), conversation, cancellationToken).ConfigureAwait(false);
            return (conversation, true);
        }
        catch (ETagConflictException)
        {
            return (await FindAsync(conversationId, cancellationToken).ConfigureAwait(false) ?? conversation, false);
        }
    }

    /// <summary>What a conversation keeps; empty before the first activity.</summary>
    public async Task<DirectLineTranscript> ReadAsync(string conversationId, CancellationToken cancellationToken) =>
        await storage.ReadAsync(TranscriptKeyOf(conversationId), DirectLineJsonContext.Default.DirectLineTranscript, cancellationToken).ConfigureAwait(false) ?? new DirectLineTranscript();

    /// <summary>What a conversation keeps, if that is another version than the one given; null if not. A cheap read where nothing changed.</summary>
    public Task<DirectLineTranscript?> ReadChangedAsync(string conversationId, string? eTag, CancellationToken cancellationToken) =>
        storage.ReadChangedAsync(TranscriptKeyOf(conversationId), eTag, DirectLineJsonContext.Default.DirectLineTranscript, cancellationToken);

    /// <summary>Starts a conversation's log unless it has one.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="first">True if the conversation never had one.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<DirectLineTranscript> StartAsync(string conversationId, bool first, CancellationToken cancellationToken)
    {
        while (true)
        {
            var transcript = await ReadAsync(conversationId, cancellationToken).ConfigureAwait(false);
            if (transcript.ETag != ETag.Absent)
            {
                return transcript;
            }

            transcript.Dropped = first ? 0 : timeProvider.GetUtcNow().ToUnixTimeMilliseconds();
            try
            {
                await storage.WriteAsync(TranscriptKeyOf(conversationId), transcript, cancellationToken).ConfigureAwait(false);
                return transcript;
            }
            catch (ETagConflictException)
            {
                // Somebody else was first: theirs is read in the next round.
            }
        }
    }

    /// <summary>Adds activities in one write; those whose id is there are passed over, and all of them where there is no such conversation.</summary>
    public async Task AppendAsync(string conversationId, IReadOnlyList<Activity> activities, CancellationToken cancellationToken)
    {
        while (activities.Count > 0 && await FindAsync(conversationId, cancellationToken).ConfigureAwait(false) is not null)
        {
            var transcript = await StartAsync(conversationId, first: false, cancellationToken).ConfigureAwait(false);
            var added = Write(activities.Where(activity => !transcript.Has(activity.Id)));
            if (added.Count == 0)
            {
                return;
            }

            transcript.Add(added);
            try
            {
                await storage.WriteAsync(TranscriptKeyOf(conversationId), transcript, cancellationToken).ConfigureAwait(false);
            }
            catch (ETagConflictException)
            {
                continue;
            }

            foreach (var subscription in _subscriptions.GetValueOrDefault(conversationId, []))
            {
                subscription.Signal();
            }

            return;
        }
    }

    /// <summary>
    /// Drops what was said in a conversation, and the name its user was given. The conversation goes on: streams that are open show what comes,
    /// and watermarks stay true.
    /// </summary>
    public async Task ClearAsync(string conversationId, CancellationToken cancellationToken)
    {
        while (await FindAsync(conversationId, cancellationToken).ConfigureAwait(false) is { } conversation)
        {
            conversation.User = new ChannelAccount(conversation.User.Id, role: RoleTypes.User);
            var changes = new Dictionary<string, object>(StringComparer.Ordinal) { [KeyOf(conversationId)] = conversation };
            var transcript = await ReadAsync(conversationId, cancellationToken).ConfigureAwait(false);
            if (transcript.ETag != ETag.Absent)
            {
                transcript.Clear();
                changes[TranscriptKeyOf(conversationId)] = transcript;
            }

            try
            {
                await storage.WriteAsync(changes, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (ETagConflictException)
            {
                // Something was said meanwhile: it goes in the next round. The name may be gone already, which does no harm.
            }
        }
    }

    /// <summary>Shows an activity to the streams that are open in this process, and keeps nothing of it.</summary>
    public void Show(string conversationId, Activity activity)
    {
        foreach (var subscription in _subscriptions.GetValueOrDefault(conversationId, []))
        {
            subscription.Show(Write([activity])[0]);
        }
    }

    /// <summary>Tells of activities that this process adds from now on. Dispose it when nobody listens any more.</summary>
    /// <returns>Null if the conversation has as many listeners as it may.</returns>
    public Subscription? Subscribe(string conversationId)
    {
        var subscription = new Subscription(this, conversationId);
        var all = _subscriptions.AddOrUpdate(
            conversationId,
            [subscription],
            (_, others) => others.Length < StreamsPerConversation ? [.. others, subscription] : others);
        return all.Contains(subscription) ? subscription : null;
    }

    private static string KeyOf(string conversationId) => $"directline/{conversationId}";

    private static string TranscriptKeyOf(string conversationId) => $"directline/{conversationId}/transcript";

    private List<JsonElement> Write(IEnumerable<Activity> activities)
    {
        var now = timeProvider.GetUtcNow();
        var written = new List<JsonElement>();
        foreach (var activity in activities)
        {
            activity.Timestamp = now + TimeSpan.FromMilliseconds(written.Count);
            written.Add(JsonSerializer.SerializeToElement(activity, options.TypeInfoOf<Activity>()));
        }

        return written;
    }

    private void Remove(Subscription subscription)
    {
        while (_subscriptions.TryGetValue(subscription.ConversationId, out var all))
        {
            Subscription[] rest = [.. all.Where(other => other != subscription)];
            if (rest.Length == 0
                ? _subscriptions.TryRemove(KeyValuePair.Create(subscription.ConversationId, all))
                : _subscriptions.TryUpdate(subscription.ConversationId, rest, all))
            {
                return;
            }
        }
    }

    /// <summary>One listener. Signals that come while it is busy are one signal.</summary>
    internal sealed class Subscription(DirectLineLog log, string conversationId) : IDisposable
    {
        private readonly Channel<bool> _signals = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        private object? _shown;

        public string ConversationId => conversationId;

        public void Signal() => _signals.Writer.TryWrite(true);

        /// <summary>Shows an activity that is not kept, in place of one that was not taken yet.</summary>
        public void Show(JsonElement activity)
        {
            Volatile.Write(ref _shown, activity);
            Signal();
        }

        /// <summary>What was last shown and not taken; null if nothing.</summary>
        public JsonElement? Take() => (JsonElement?)Interlocked.Exchange(ref _shown, null);

        /// <summary>Ends with the next signal, or at once if one came since the last call.</summary>
        public async Task WaitAsync(CancellationToken cancellationToken) => await _signals.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);

        public void Dispose() => log.Remove(this);
    }
}
