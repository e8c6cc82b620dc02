using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using BotFramework.Schema;

namespace BotFramework.DirectLine;

/// <summary>
/// The conversations of Direct Line, kept in the store, oldest activities dropped. Thread-safe.
/// A watermark is the number of activities before a point, dropped ones included.
/// </summary>
/// <param name="storage">Where conversations are kept.</param>
/// <param name="timeProvider">Dates the activities.</param>
internal sealed class DirectLineLog(IStorage storage, TimeProvider timeProvider)
{
    /// <summary>How many activities a conversation keeps.</summary>
    internal const int Kept = 200;

    /// <summary>How many bytes of JSON they take at most: every message reads and writes them all.</summary>
    internal const int KeptBytes = 1024 * 1024;

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

    /// <summary>The activities after a watermark; a watermark beyond the end, or null, gives all that are kept.</summary>
    public static ActivitySet Since(DirectLineConversation conversation, long? watermark)
    {
        var end = conversation.Dropped + conversation.Activities.Count;
        var from = watermark is { } known && known <= end ? Math.Max(known - conversation.Dropped, 0) : 0;
        return new ActivitySet(conversation.Activities[(int)from..], $"{end}");
    }

    /// <summary>Adds activities in one write; those whose id is there are passed over.</summary>
    /// <returns>False if there is no such conversation.</returns>
    public async Task<bool> AppendAsync(string conversationId, IReadOnlyList<Activity> activities, CancellationToken cancellationToken)
    {
        while (await FindAsync(conversationId, cancellationToken).ConfigureAwait(false) is { } conversation)
        {
            var known = conversation.Activities.Select(activity => activity.Id).ToHashSet(StringComparer.Ordinal);
            var added = activities.Where(activity => !known.Contains(activity.Id)).ToList();
            if (added.Count == 0)
            {
                return true;
            }

            var now = timeProvider.GetUtcNow();
            foreach (var activity in added)
            {
                activity.Timestamp = now;
                now += TimeSpan.FromMilliseconds(1);
            }

            conversation.Activities.AddRange(added);
            var surplus = Surplus(conversation.Activities, added.Count);
            conversation.Activities.RemoveRange(0, surplus);
            conversation.Dropped += surplus;
            try
            {
                await storage.WriteAsync(KeyOf(conversationId), conversation, cancellationToken).ConfigureAwait(false);
            }
            catch (ETagConflictException)
            {
                continue;
            }

            foreach (var subscription in _subscriptions.GetValueOrDefault(conversationId, []))
            {
                subscription.Signal();
            }

            return true;
        }

        return false;
    }

    /// <summary>Tells of activities that this process adds from now on. Dispose it when nobody listens any more.</summary>
    public Subscription Subscribe(string conversationId)
    {
        var subscription = new Subscription(this, conversationId);
        _subscriptions.AddOrUpdate(conversationId, [subscription], (_, others) => [.. others, subscription]);
        return subscription;
    }

    private static string KeyOf(string conversationId) => $"directline/{conversationId}";

    /// <summary>How many of the oldest have to go; what was just added stays in any case.</summary>
    private static int Surplus(List<Activity> activities, int added)
    {
        var bytes = 0;
        var oldest = Math.Max(activities.Count - Kept, 0);
        for (var i = activities.Count - 1; i >= oldest; i--)
        {
            bytes += JsonSerializer.SerializeToUtf8Bytes(activities[i], BotFrameworkJsonContext.Default.Activity).Length;
            if (bytes > KeptBytes)
            {
                return Math.Min(i + 1, activities.Count - added);
            }
        }

        return oldest;
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

        public string ConversationId => conversationId;

        public void Signal() => _signals.Writer.TryWrite(true);

        /// <summary>Ends with the next signal, or at once if one came since the last call.</summary>
        public async Task WaitAsync(CancellationToken cancellationToken) => await _signals.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);

        public void Dispose() => log.Remove(this);
    }
}
