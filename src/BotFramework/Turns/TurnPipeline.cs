using System.Diagnostics.Metrics;
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

    /// <summary>What stands between channel and conversation in a document's key.</summary>
    private const string Infix = "/conversations/";

    /// <summary>How many activity ids a conversation remembers: channels repeat within a minute, long before so many more came in.</summary>
    private const int SeenKept = 64;

    /// <summary>How long a turn waits for a busy channel: who waits for the conversation waits with it.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(3);

    private readonly KeyedLock _conversations = new();
    private readonly IStorage _storage;
    private readonly ILogger<TurnPipeline> _logger;
    private readonly TimeProvider _clock;
    private readonly TurnOutbox _outbox;
    private readonly OutboxDrain _drain;

    /// <summary>A pipeline.</summary>
    /// <param name="storage">Where conversations are kept.</param>
    /// <param name="options">JSON options that know the types of the states.</param>
    /// <param name="logger">Where conflicts and delays are told.</param>
    /// <param name="clock">What the time limit and pauses run on; null for the machine's.</param>
    /// <param name="calendar">Says whether an activity's <see cref="Activity.Expiration"/> is past; null for the same clock.</param>
    /// <param name="meters">Makes the meter that turns are counted on (<see cref="BotFrameworkTelemetry"/>); null to count nothing.</param>
    public TurnPipeline(IStorage storage, JsonSerializerOptions options, ILogger<TurnPipeline> logger, TimeProvider? clock = null, TimeProvider? calendar = null, IMeterFactory? meters = null)
    {
        Metrics = new TurnMetrics(meters);
        (Options, _storage, _logger, _clock) = (options, storage, logger, clock ?? TimeProvider.System);
        _outbox = new TurnOutbox(storage, logger, _clock, calendar ?? _clock);
        _drain = new OutboxDrain(SendBacklogAsync, _clock);
    }

    /// <summary>
    /// Told of each activity that was dropped: the channel will never take it, or it was too old. Called once its conversation is free again, so
    /// that it may run a turn there; a process that dies first tells nobody. Set up at start; null if nobody is to be told.
    /// </summary>
    public Func<Refusal, CancellationToken, Task>? OnRefused { get; set; }

    internal TurnMetrics Metrics { get; }

    /// <summary>Options that know the types of the states, and whatever activities hold.</summary>
    internal JsonSerializerOptions Options { get; }

    /// <summary>Runs one turn. What the channel does not take yet is tried again in the background.</summary>
    /// <param name="activity">What came in; an activity with the id of an earlier one is a repeat, one without an id never is.</param>
    /// <param name="sender">Where replies go.</param>
    /// <param name="ahead">What goes to the channel before the replies, under the same promise: the echo of a message, say.</param>
    /// <param name="turn">The turn; it may run more than once, each time on a transaction of its own. One without an activity's id that changes nothing leaves no trace.</param>
    /// <param name="cancellationToken">Gives up the turn, until it is stored; nothing is stored or sent then.</param>
    /// <exception cref="TurnTimeoutException">The turn did not end within <see cref="TimeLimit"/>.</exception>
    public async Task<TurnOutcome> RunAsync(
        Activity activity, IActivitySender sender, IReadOnlyList<Activity> ahead, Func<TurnTransaction, CancellationToken, Task> turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        ArgumentNullException.ThrowIfNull(sender);
        ArgumentNullException.ThrowIfNull(turn);
        var key = KeyOf(activity.ChannelId, activity.Conversation?.Id);
        var begun = new Begun(activity, sender);
        var (outcome, tryAgainAfter) = await RunBegunAsync(key, _ => begun, ahead, turn, cancellationToken).ConfigureAwait(false);
        if (outcome is TurnOutcome.Unsent or TurnOutcome.Deferred)
        {
            _drain.Begin(key, sender, tryAgainAfter);
        }

        return outcome!.Value;
    }

    /// <summary>
    /// Runs a turn that the bot begins itself, in a conversation that it can reach. The caller will run one more for what is left unsent: it is not
    /// tried again in the background.
    /// </summary>
    /// <param name="channelId">The conversation's channel.</param>
    /// <param name="conversationId">The conversation in it.</param>
    /// <param name="begin">Makes the activity that the turn begins with, and says where replies go; null if there is to be no turn. It may be asked more than once.</param>
    /// <param name="turn">The turn; see <see cref="RunAsync"/>.</param>
    /// <param name="cancellationToken">Gives up the turn, until it is stored; nothing is stored or sent then.</param>
    /// <returns>Null if there was no turn: nothing ever came from the conversation, the bot was removed from it, or it was not to be.</returns>
    /// <exception cref="TurnTimeoutException">The turn did not end within <see cref="TimeLimit"/>.</exception>
    public async Task<TurnOutcome?> ContinueAsync(
        string channelId,
        string conversationId,
        Func<ConversationReference, (Activity Activity, IActivitySender Sender)?> begin,
        Func<TurnTransaction, CancellationToken, Task> turn,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(begin);
        ArgumentNullException.ThrowIfNull(turn);
        return (await RunBegunAsync(
            KeyOf(channelId, conversationId),
            document => document.Reference is { } reference && begin(reference) is var (activity, sender) ? new Begun(activity, sender) : null,
            [],
            turn,
            cancellationToken).ConfigureAwait(false)).Outcome;
    }

    private async Task<(TurnOutcome? Outcome, TimeSpan? TryAgainAfter)> RunBegunAsync(
        string key, Func<TurnDocument, Begun?> begin, IReadOnlyList<Activity> ahead, Func<TurnTransaction, CancellationToken, Task> turn, CancellationToken cancellationToken)
    {
        var deadline = _clock.GetUtcNow() + TimeLimit;
        using var time = new CancellationTokenSource(TimeLimit, _clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, time.Token);
        List<Refusal> refusals = [];
        try
        {
            using var holder = await _conversations.AcquireAsync(key, limit.Token).ConfigureAwait(false);
            return await RunAloneAsync(key, begin, ahead, turn, refusals, deadline, time.Token, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogTimeout(key);
            throw new TurnTimeoutException("The turn did not end within its time limit; nothing was stored or sent.", exception);
        }
        finally
        {
            await TellAsync(refusals).ConfigureAwait(false);
        }
    }

    /// <summary>The conversation whose turns are kept under a key of the store, as <see cref="IDueStorage.ListDueAsync"/> lists it (<see cref="TurnTransaction.Due"/>).</summary>
    /// <returns>Null if the key is of something else.</returns>
    public static (string ChannelId, string ConversationId)? ConversationOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);

        // A channel's name is one word: what has more before the conversation is something else's key.
        return key.IndexOf('/', StringComparison.Ordinal) is > 0 and var end && key.AsSpan(end).StartsWith(Infix, StringComparison.Ordinal)
            ? (key[..end], key[(end + Infix.Length)..])
            : null;
    }

    /// <summary>How to reach a conversation now, by the last activity that came from it: what a message that answers nothing starts from.</summary>
    /// <returns>Null if nothing ever came from it, or the bot was removed from it since.</returns>
    public async Task<ConversationReference?> FindReferenceAsync(string channelId, string conversationId, CancellationToken cancellationToken) =>
        (await _outbox.LoadAsync(KeyOf(channelId, conversationId), cancellationToken).ConfigureAwait(false)).Reference;

    /// <summary>All that is stored of a conversation's turns, for whoever it is about: states by their keys, ids of activities, what is not sent yet, how to reach it.</summary>
    /// <returns>A JSON object; null if nothing is stored.</returns>
    public async Task<JsonElement?> ReadStoredAsync(string channelId, string conversationId, CancellationToken cancellationToken) =>
        await _outbox.LoadAsync(KeyOf(channelId, conversationId), cancellationToken).ConfigureAwait(false) is { ETag: not ETag.Absent } document
            ? JsonSerializer.SerializeToElement(document, Options.TypeInfoOf<TurnDocument>())
            : null;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _drain.DisposeAsync();

    internal static string KeyOf(string? channelId, string? conversationId) => $"{channelId}{Infix}{conversationId}";

    private async Task<(TurnOutcome? Outcome, TimeSpan? TryAgainAfter)> RunAloneAsync(
        string key,
        Func<TurnDocument, Begun?> begin,
        IReadOnlyList<Activity> ahead,
        Func<TurnTransaction, CancellationToken, Task> turn,
        List<Refusal> refusals,
        DateTimeOffset deadline,
        CancellationToken timeLimit,
        CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var document = await _outbox.LoadFreeAsync(key, cancellationToken).ConfigureAwait(false);
            if (begin(document) is not var (activity, sender))
            {
                return (null, null);
            }

            var repeat = activity.Id is not null && document.Seen.Contains(activity.Id);
            var patience = document.Unsent.Count > 0 ? TimeSpan.Zero : s_patience;
            if (repeat && document.Unsent.Count == 0)
            {
                return (TurnOutcome.Repeated, null);
            }

            if (!repeat)
            {
                var transaction = new TurnTransaction(document, ahead, Options);
                await turn(transaction, cancellationToken).ConfigureAwait(false);
                cancellationToken.ThrowIfCancellationRequested();
                if (activity.Id is null && transaction.IsIdle && document.Unsent.Count == 0)
                {
                    return (TurnOutcome.Completed, null);
                }

                document = transaction.ToDocument(activity, SeenKept);
            }

            var isPaced = _drain.IsPaced(key);
            document.Sender = document.Unsent.Count > 0 && !isPaced ? _outbox.Id : null;
            try
            {
                await _storage.WriteAsync(key, document, cancellationToken).ConfigureAwait(false);
            }
            catch (ETagConflictException)
            {
                // At once: the winner begins its next turn at once too, and whoever pauses would lose to it again and again.
                LogConflict(key, attempt);
                Metrics.Conflict();
                continue;
            }

            if (isPaced && document.Unsent.Count > 0)
            {
                return (TurnOutcome.Deferred, null);
            }

            // What is stored is said, even if the caller left meanwhile. Behind a backlog nobody waits.
            var timeLeft = deadline - _clock.GetUtcNow();
            var pending = document.Unsent.Count;
            var result = await _outbox.SendAsync(key, document, sender, timeLeft < patience ? timeLeft : patience, refusals, timeLimit).ConfigureAwait(false);
            return (result.Taken == pending ? repeat ? TurnOutcome.Repeated : TurnOutcome.Completed
                : result.TryAgainAfter is null ? TurnOutcome.Unsent
                : TurnOutcome.Deferred, result.TryAgainAfter);
        }
    }

    /// <summary>Sends what a conversation has unsent, as far as the channel takes it at once.</summary>
    private async Task<SendResult> SendBacklogAsync(string key, IActivitySender sender, Action emptied, CancellationToken cancellationToken)
    {
        using var time = new CancellationTokenSource(TimeLimit, _clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, time.Token);
        List<Refusal> refusals = [];
        try
        {
            using var holder = await _conversations.AcquireAsync(key, limit.Token).ConfigureAwait(false);
            var document = await _outbox.LoadFreeAsync(key, limit.Token).ConfigureAwait(false);
            var result = new SendResult();
            if (document.Unsent.Count > 0)
            {
                document.Sender = _outbox.Id;
                await _storage.WriteAsync(key, document, limit.Token).ConfigureAwait(false);
                result = await _outbox.SendAsync(key, document, sender, TimeSpan.Zero, refusals, limit.Token).ConfigureAwait(false);
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
        finally
        {
            await TellAsync(refusals).ConfigureAwait(false);
        }
    }

    private async Task TellAsync(List<Refusal> refusals)
    {
        foreach (var refusal in OnRefused is null ? [] : refusals)
        {
            try
            {
                await OnRefused!(refusal, CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                LogUntold(exception);
            }
        }
    }

    /// <summary>What a turn begins with, and where its replies go.</summary>
    private sealed record Begun(Activity Activity, IActivitySender Sender);

    [LoggerMessage(Level = LogLevel.Information, Message = "Another process changed {Conversation} during a turn; running the turn again (attempt {Attempt})")]
    private partial void LogConflict(string conversation, int attempt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What {Conversation} has unsent could not be sent yet")]
    private partial void LogBacklog(Exception exception, string conversation);

    [LoggerMessage(Level = LogLevel.Error, Message = "What became of an activity that was dropped could not be dealt with")]
    private partial void LogUntold(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A turn of {Conversation} did not end within its time limit; nothing was stored or sent")]
    private partial void LogTimeout(string conversation);
}
