using System.Text.Json;
using BotFramework.Schema;
using Microsoft.Extensions.Logging;

namespace BotFramework.Turns;

/// <summary>
/// Runs turns: one at a time a conversation, each as one conditional write of its states, its replies and its activity's id; then sends the
/// replies. A repeat runs nothing. A conflict with another process runs the turn again on fresh state. Thread-safe.
/// </summary>
/// <param name="storage">Where conversations are kept.</param>
/// <param name="options">JSON options that know the types of the states.</param>
/// <param name="logger">Where conflicts and delays are told.</param>
/// <param name="clock">What the time limit runs on; null for the machine's.</param>
public sealed partial class TurnPipeline(IStorage storage, JsonSerializerOptions options, ILogger<TurnPipeline> logger, TimeProvider? clock = null)
{
    /// <summary>How long a turn may take, waiting included.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);

    /// <summary>How many activity ids a conversation remembers: channels repeat within a minute, long before so many more came in.</summary>
    private const int SeenKept = 64;

    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly KeyedLock _conversations = new();

    /// <summary>Runs one turn.</summary>
    /// <param name="activity">What came in; an activity with the id of an earlier one is a repeat, one without an id never is.</param>
    /// <param name="sender">Where replies go.</param>
    /// <param name="ahead">What goes to the channel before the replies, under the same promise: the echo of a message, say.</param>
    /// <param name="turn">The turn; it may run more than once, each time on a transaction of its own.</param>
    /// <param name="cancellationToken">Gives up the turn; nothing is stored or sent then.</param>
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
            return await RunAloneAsync(key, activity, sender, ahead, turn, deadline, limit.Token).ConfigureAwait(false);
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

    internal static string KeyOf(string? channelId, string? conversationId) => $"{channelId}/conversations/{conversationId}";

    private async Task<TurnOutcome> RunAloneAsync(
        string key,
        Activity activity,
        IActivitySender sender,
        IReadOnlyList<Activity> ahead,
        Func<TurnTransaction, CancellationToken, Task> turn,
        DateTimeOffset deadline,
        CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var document = await LoadAsync(key, cancellationToken).ConfigureAwait(false);
            if (activity.Id is not null && document.Seen.Contains(activity.Id))
            {
                return await SendUnsentAsync(key, document, sender, deadline, cancellationToken).ConfigureAwait(false) ? TurnOutcome.Repeated : TurnOutcome.Unsent;
            }

            var transaction = new TurnTransaction(document, ahead, options);
            await turn(transaction, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            var changed = transaction.ToDocument(activity, SeenKept);
            try
            {
                await storage.WriteAsync(key, changed, cancellationToken).ConfigureAwait(false);
            }
            catch (ETagConflictException)
            {
                LogConflict(key, attempt);
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(5, 30 * attempt)), cancellationToken).ConfigureAwait(false);
                continue;
            }

            return await SendUnsentAsync(key, changed, sender, deadline, cancellationToken).ConfigureAwait(false) ? TurnOutcome.Completed : TurnOutcome.Unsent;
        }
    }

    private async Task<TurnDocument> LoadAsync(string key, CancellationToken cancellationToken) =>
        await storage.ReadAsync(key, StateJsonContext.Default.TurnDocument, cancellationToken).ConfigureAwait(false) ?? new TurnDocument();

    /// <summary>Sends what the document holds and takes it out of the stored one.</summary>
    /// <returns>False if the channel did not take all.</returns>
    private async Task<bool> SendUnsentAsync(string key, TurnDocument document, IActivitySender sender, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        if (document.Unsent.Count == 0)
        {
            return true;
        }

        var pending = document.Unsent;
        var taken = await sender.SendAsync(pending, deadline - _clock.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        var sent = pending.Take(taken).Select(operation => operation.Id).ToHashSet(StringComparer.Ordinal);
        while (sent.Count > 0)
        {
            document.Unsent = [.. document.Unsent.Where(operation => !sent.Contains(operation.Id))];
            try
            {
                await storage.WriteAsync(key, document, CancellationToken.None).ConfigureAwait(false);
                break;
            }
            catch (ETagConflictException)
            {
                document = await LoadAsync(key, CancellationToken.None).ConfigureAwait(false);
            }
        }

        return taken == pending.Count;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Another process changed {Conversation} during a turn; running the turn again (attempt {Attempt})")]
    private partial void LogConflict(string conversation, int attempt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A turn of {Conversation} did not end within its time limit; nothing was stored or sent")]
    private partial void LogTimeout(string conversation);
}
