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

    /// <summary>Adds activities in one write; those whose id is there are passed over, and all of them where there is no such conversation.</summary>
    public async Task AppendAsync(string conversationId, IReadOnlyList<Activity> activities, CancellationToken cancellationToken)
    {
        while (await FindAsync(conversationId, cancellationToken).ConfigureAwait(false) is not null)
        {
            var transcript = await ReadAsync(conversationId, cancellationToken).ConfigureAwait(false);
            var now = timeProvider.GetUtcNow();
            var added = new List<JsonElement>();
            foreach (var activity in activities.Where(activity => !transcript.Has(activity.Id)))
            {
                activity.Timestamp = now + TimeSpan.FromMilliseconds(added.Count);
                added.Add(JsonSerializer.SerializeToElement(activity, options.TypeInfoOf<Activity>()));
            }

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

    /// <summary>Tells of activities that this process adds from now on. Dispose it when nobody listens any more.</summary>
    public Subscription Subscribe(string conversationId)
    {
        var subscription = new Subscription(this, conversationId);
        _subscriptions.AddOrUpdate(conversationId, [subscription], (_, others) => [.. others, subscription]);
        return subscription;
    }

    private static string KeyOf(string conversationId) => $"directline/{conversationId}";

    private static string TranscriptKeyOf(string conversationId) => $"directline/{conversationId}/transcript";

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

        public string ConversationId => conversationId;

        public void Signal() => _signals.Writer.TryWrite(true);

        /// <summary>Ends with the next signal, or at once if one came since the last call.</summary>
        public async Task WaitAsync(CancellationToken cancellationToken) => await _signals.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);

        public void Dispose() => log.Remove(this);
    }
}
