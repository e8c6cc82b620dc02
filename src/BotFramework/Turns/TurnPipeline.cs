using System.Text.Json;
using BotFramework.Schema;
using Microsoft.Extensions.Logging;

namespace BotFramework.Turns;

/// <summary>
/// Runs turns: one at a time a conversation, each as one conditional write of its states, its replies and its activity's id; then sends the
/// replies. A repeat runs nothing. A conflict with another process runs the turn again on fresh state. While one process sends, others wait:
/// so replies keep their order, and none is sent twice. What a channel does not take yet is tried again in the background, until disposed.
/// Thread-safe.
/// </summary>
public sealed partial class TurnPipeline : IAsyncDisposable
{
    /// <summary>How long a turn may take, waiting included.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);

    /// <summary>How many activity ids a conversation remembers: channels repeat within a minute, long before so many more came in.</summary>
    private const int SeenKept = 64;

    /// <summary>How often a pipeline that sends for long says that it still does.</summary>
    private static readonly TimeSpan s_signOfLife = TimeSpan.FromSeconds(1);

    /// <summary>After how long without a sign of life a pipeline that was sending counts as dead.</summary>
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(3);

    /// <summary>How long a turn waits for a busy channel: who waits for the conversation waits with it.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);

    private readonly KeyedLock _conversations = new();
    private readonly string _id = Guid.CreateVersion7().ToString("N");
    private readonly IStorage _storage;
    private readonly JsonSerializerOptions _options;
    private readonly ILogger<TurnPipeline> _logger;
    private readonly TimeProvider _clock;
    private readonly OutboxDrain _drain;

    /// <summary>A pipeline.</summary>
    /// <param name="storage">Where conversations are kept.</param>
    /// <param name="options">JSON options that know the types of the states.</param>
    /// <param name="logger">Where conflicts and delays are told.</param>
    /// <param name="clock">What the time limit and pauses run on; null for the machine's.</param>
    public TurnPipeline(IStorage storage, JsonSerializerOptions options, ILogger<TurnPipeline> logger, TimeProvider? clock = null)
    {
        _storage = storage;
        _options = options;
        _logger = logger;
        _clock = clock ?? TimeProvider.System;
        _drain = new OutboxDrain(SendBacklogAsync, _clock);
    }

    /// <summary>Runs one turn.</summary>
    /// <param name="activity">What came in; an activity with the id of an earlier one is a repeat, one without an id never is.</param>
    /// <param name="sender">Where replies go.</param>
    /// <param name="ahead">What goes to the channel before the replies, under the same promise: the echo of a message, say.</param>
    /// <param name="turn">The turn; it may run more than once, each time on a transaction of its own.</param>
    /// <param name="cancellationToken">Gives up the turn, until it is stored; nothing is stored or sent then.</param>
    /// <exception cref="TurnTimeoutException">The turn did not end within <see cref="TimeLimit"/>.</exception>
    public async Task<TurnOutcome> RunAsync(
        Activity activity,
        IActivitySender sender,
        IReadOnlyList<Activity> ahead,
        Func<TurnTransaction, CancellationToken, Task> turn,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        ArgumentNullException.ThrowIfNull(sender);
        ArgumentNullException.ThrowIfNull(turn);
        var key = KeyOf(activity.ChannelId, activity.Conversation?.Id);
        var deadline = _clock.GetUtcNow() + TimeLimit;
        using var time = new CancellationTokenSource(TimeLimit, _clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, time.Token);
        try
        {
            using var holder = await _conversations.AcquireAsync(key, limit.Token).ConfigureAwait(false);
            return await RunAloneAsync(key, activity, sender, ahead, turn, deadline, time.Token, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogTimeout(key);
            throw new TurnTimeoutException("The turn did not end within its time limit; nothing was stored or sent.", exception);
        }
    }

    /// <summary>How to reach a conversation now, by the last activity that came from it: what a message that answers nothing starts from.</summary>
    /// <returns>Null if nothing ever came from it, or the bot was removed from it since.</returns>
    public async Task<ConversationReference?> FindReferenceAsync(string channelId, string conversationId, CancellationToken cancellationToken) =>
        (await LoadAsync(KeyOf(channelId, conversationId), cancellationToken).ConfigureAwait(false)).Reference;

    /// <summary>All that is stored of a conversation's turns, for whoever it is about: states by their keys, ids of activities, what is not sent yet, how to reach it.</summary>
    /// <returns>A JSON object; null if nothing is stored.</returns>
    public async Task<JsonElement?> ReadStoredAsync(string channelId, string conversationId, CancellationToken cancellationToken) =>
        await LoadAsync(KeyOf(channelId, conversationId), cancellationToken).ConfigureAwait(false) is { ETag: not ETag.Absent } document
            ? JsonSerializer.SerializeToElement(document, _options.TypeInfoOf<TurnDocument>())
            : null;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _drain.DisposeAsync();

    internal static string KeyOf(string? channelId, string? conversationId) => $"{channelId}/conversations/{conversationId}";

    private async Task<TurnOutcome> RunAloneAsync(
        string key,
        Activity activity,
        IActivitySender sender,
        IReadOnlyList<Activity> ahead,
        Func<TurnTransaction, CancellationToken, Task> turn,
        DateTimeOffset deadline,
        CancellationToken timeLimit,
        CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var document = await LoadFreeAsync(key, cancellationToken).ConfigureAwait(false);
            var repeat = activity.Id is not null && document.Seen.Contains(activity.Id);
            var patience = document.Unsent.Count > 0 ? TimeSpan.Zero : s_patience;
            if (repeat && document.Unsent.Count == 0)
            {
                return TurnOutcome.Repeated;
            }

            if (!repeat)
            {
                var transaction = new TurnTransaction(document, ahead, _options);
                await turn(transaction, cancellationToken).ConfigureAwait(false);
                cancellationToken.ThrowIfCancellationRequested();
                document = transaction.ToDocument(activity, SeenKept);
            }

            var isPaced = _drain.IsPaced(key);
            document.Sender = document.Unsent.Count > 0 && !isPaced ? _id : null;
            try
            {
                await _storage.WriteAsync(key, document, cancellationToken).ConfigureAwait(false);
            }
            catch (ETagConflictException)
            {
                // At once: the winner begins its next turn at once too, and whoever pauses would lose to it again and again.
                LogConflict(key, attempt);
                continue;
            }

            if (isPaced && document.Unsent.Count > 0)
            {
                return TurnOutcome.Deferred;
            }

            // What is stored is said, even if the caller left meanwhile. Behind a backlog nobody waits.
            var timeLeft = deadline - _clock.GetUtcNow();
            var pending = document.Unsent.Count;
            var result = await SendUnsentAsync(key, document, sender, timeLeft < patience ? timeLeft : patience, timeLimit).ConfigureAwait(false);
            if (result.Taken == pending)
            {
                return repeat ? TurnOutcome.Repeated : TurnOutcome.Completed;
            }

            _drain.Begin(key, sender, result.TryAgainAfter);
            return result.TryAgainAfter is null ? TurnOutcome.Unsent : TurnOutcome.Deferred;
        }
    }

    /// <summary>Sends what a conversation has unsent, as far as the channel takes it at once.</summary>
    private async Task<SendResult> SendBacklogAsync(string key, IActivitySender sender, Action emptied, CancellationToken cancellationToken)
    {
        using var time = new CancellationTokenSource(TimeLimit, _clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, time.Token);
        try
        {
            using var holder = await _conversations.AcquireAsync(key, limit.Token).ConfigureAwait(false);
            var document = await LoadFreeAsync(key, limit.Token).ConfigureAwait(false);
            var result = new SendResult();
            if (document.Unsent.Count > 0)
            {
                document.Sender = _id;
                await _storage.WriteAsync(key, document, limit.Token).ConfigureAwait(false);
                result = await SendUnsentAsync(key, document, sender, TimeSpan.Zero, limit.Token).ConfigureAwait(false);
            }

            if (document.Unsent.Count == 0)
            {
                emptied();
            }

            return result;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Another process was quicker, the store or the channel is not well: the next try may fare better.
            LogBacklog(exception, key);
            return new SendResult();
        }
    }

    private async Task<TurnDocument> LoadAsync(string key, CancellationToken cancellationToken) =>
        await _storage.ReadAsync(key, StateJsonContext.Default.TurnDocument, cancellationToken).ConfigureAwait(false) ?? new TurnDocument();

    /// <summary>Loads the document once no other pipeline sends from it, or the one that did is silent: judged by this process's own clock, as clocks differ.</summary>
    private async Task<TurnDocument> LoadFreeAsync(string key, CancellationToken cancellationToken)
    {
        string? version = null;
        for (var since = 0L; ; await PauseAsync(cancellationToken).ConfigureAwait(false))
        {
            var document = await LoadAsync(key, cancellationToken).ConfigureAwait(false);
            if (document.Sender is null || document.Sender == _id)
            {
                return document;
            }

            if (document.ETag != version)
            {
                (version, since) = (document.ETag, _clock.GetTimestamp());
            }
            else if (_clock.GetElapsedTime(since) >= s_silence)
            {
                LogTakenOver(key);
                return document;
            }
        }
    }

    /// <summary>Waits briefly for another process to be done sending.</summary>
    private static Task PauseAsync(CancellationToken cancellationToken) => Task.Delay(Random.Shared.Next(1, 10), cancellationToken);

    /// <summary>Sends what the document holds and takes it out of the stored one.</summary>
    private async Task<SendResult> SendUnsentAsync(string key, TurnDocument document, IActivitySender sender, TimeSpan timeLeft, CancellationToken cancellationToken)
    {
        if (document.Unsent.Count == 0)
        {
            return new SendResult();
        }

        var pending = document.Unsent;
        var result = new SendResult();
        using var over = new CancellationTokenSource();
        var alive = ShowLifeAsync(key, document, over.Token);
        try
        {
            result = await sender.SendAsync(pending, timeLeft, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // The turn is stored: whatever became of the sender, its replies are tried again like any that a channel did not take.
            LogBacklog(exception, key);
        }
        finally
        {
            await over.CancelAsync().ConfigureAwait(false);
            await alive.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await TakeOutAsync(key, document, pending.Take(result.Taken)).ConfigureAwait(false);
        }

        return result;
    }

    /// <summary>Writes the document, as it is, again and again until cancelled.</summary>
    private async Task ShowLifeAsync(string key, TurnDocument document, CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(s_signOfLife, _clock, cancellationToken).ConfigureAwait(false);
            await _storage.WriteAsync(key, document, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Takes what was sent out of the stored document, and lets others send.</summary>
    private async Task TakeOutAsync(string key, TurnDocument document, IEnumerable<OutgoingActivity> operations)
    {
        var sent = operations.Select(operation => operation.Id).ToHashSet(StringComparer.Ordinal);
        while (true)
        {
            document.Unsent = [.. document.Unsent.Where(operation => !sent.Contains(operation.Id))];
            document.Sender = document.Sender == _id ? null : document.Sender;
            try
            {
                await _storage.WriteAsync(key, document, CancellationToken.None).ConfigureAwait(false);
                return;
            }
            catch (ETagConflictException)
            {
                document = await LoadAsync(key, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Another process changed {Conversation} during a turn; running the turn again (attempt {Attempt})")]
    private partial void LogConflict(string conversation, int attempt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The process that was sending replies to {Conversation} is silent; sending them in its place")]
    private partial void LogTakenOver(string conversation);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What {Conversation} has unsent could not be sent yet")]
    private partial void LogBacklog(Exception exception, string conversation);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A turn of {Conversation} did not end within its time limit; nothing was stored or sent")]
    private partial void LogTimeout(string conversation);
}
