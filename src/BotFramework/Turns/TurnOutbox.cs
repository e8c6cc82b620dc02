using Microsoft.Extensions.Logging;

namespace BotFramework.Turns;

/// <summary>Loads conversations' documents and sends what they hold unsent, one process at a time a conversation. Thread-safe.</summary>
/// <param name="storage">Where conversations are kept.</param>
/// <param name="logger">Where delays are told.</param>
/// <param name="clock">What pauses run on.</param>
/// <param name="calendar">Says which activities are too old to be sent.</param>
internal sealed partial class TurnOutbox(IStorage storage, ILogger logger, TimeProvider clock, TimeProvider calendar)
{
    /// <summary>How often a process that sends for long says that it still does.</summary>
    private static readonly TimeSpan s_signOfLife = TimeSpan.FromSeconds(1);

    /// <summary>After how long without a sign of life a process that was sending counts as dead.</summary>
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(3);

    /// <summary>A store that takes longer to answer may keep the other process's signs of life waiting as well.</summary>
    private static readonly TimeSpan s_promptRead = TimeSpan.FromMilliseconds(500);

    /// <summary>Between two looks at a document that another process sends from.</summary>
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// The longest pause while the document changes from look to look: another process runs one turn after the other, and is free for a moment
    /// only between two of them.
    /// </summary>
    private static readonly TimeSpan s_pauseWhileBusy = TimeSpan.FromMilliseconds(20);

    /// <summary>What a document calls this process while it sends.</summary>
    public string Id { get; } = Guid.CreateVersion7().ToString("N");

    /// <summary>The document; a new one if there is none.</summary>
    public async Task<TurnDocument> LoadAsync(string key, CancellationToken cancellationToken) =>
        await storage.ReadAsync(key, StateJsonContext.Default.TurnDocument, cancellationToken).ConfigureAwait(false) ?? new TurnDocument();

    /// <summary>
    /// Loads the document once no other process sends from it, or the one that did is silent while the store answers promptly: judged by this
    /// process's own clock, as clocks differ.
    /// </summary>
    public async Task<TurnDocument> LoadFreeAsync(string key, CancellationToken cancellationToken)
    {
        string? version = null;
        var pause = s_firstPause;
        for (var since = 0L; ; pause = await PauseAsync(pause, cancellationToken).ConfigureAwait(false))
        {
            var asked = clock.GetTimestamp();
            var document = await LoadAsync(key, cancellationToken).ConfigureAwait(false);
            if (document.Sender is null || document.Sender == Id)
            {
                return document;
            }

            if (document.ETag != version && pause > s_pauseWhileBusy)
            {
                pause = s_pauseWhileBusy;
            }

            if (document.ETag != version || clock.GetElapsedTime(asked) > s_promptRead)
            {
                (version, since) = (document.ETag, clock.GetTimestamp());
            }
            else if (clock.GetElapsedTime(since) >= s_silence)
            {
                LogTakenOver(key);
                return document;
            }
        }
    }

    /// <summary>Sends what the document holds, as far as the channel takes it, and takes that out of the stored one, with what is too old.</summary>
    /// <param name="key">The document's key.</param>
    /// <param name="document">The document, stored with this process as its sender.</param>
    /// <param name="sender">Where it goes.</param>
    /// <param name="timeLeft">How long a busy channel may be waited for.</param>
    /// <param name="refusals">Gets what was dropped.</param>
    /// <param name="cancellationToken">Gives up the sending.</param>
    public async Task<SendResult> SendAsync(string key, TurnDocument document, IActivitySender sender, TimeSpan timeLeft, List<Refusal> refusals, CancellationToken cancellationToken)
    {
        if (document.Unsent.Count == 0)
        {
            return new SendResult();
        }

        var now = calendar.GetUtcNow();
        var old = document.Unsent.Where(operation => operation.Activity.Expiration <= now).ToList();
        var pending = document.Unsent.Except(old).ToList();
        refusals.AddRange(old.Select(operation => new Refusal(operation.Operation, operation.Activity, null)));
        var result = new SendResult();
        await using var life = new SignsOfLife(clock, s_signOfLife, () => storage.WriteAsync(key, document, CancellationToken.None));
        try
        {
            result = pending.Count == 0 ? result : await sender.SendAsync(pending, timeLeft, cancellationToken).ConfigureAwait(false);
            refusals.AddRange(result.Refusals);
        }
        catch (Exception exception)
        {
            // The turn is stored: whatever became of the sender, its replies are tried again like any that a channel did not take.
            LogUnsent(exception, key);
        }
        finally
        {
            await life.DisposeAsync().ConfigureAwait(false);
            await TakeOutAsync(key, document, [.. old, .. pending.Take(result.Taken)]).ConfigureAwait(false);
        }

        return result with { Taken = result.Taken + old.Count };
    }

    /// <summary>Waits for another process to be done sending: briefly at first, longer where it takes its time or is dead, as many may be waiting for it.</summary>
    /// <returns>How long to wait the next time, about.</returns>
    private static async Task<TimeSpan> PauseAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        await Task.Delay(pause * (0.5 + Random.Shared.NextDouble()), cancellationToken).ConfigureAwait(false);
        return pause < s_longestPause ? pause * 1.5 : pause;
    }

    /// <summary>Takes what was sent out of the stored document, and lets others send.</summary>
    private async Task TakeOutAsync(string key, TurnDocument document, IEnumerable<OutgoingActivity> operations)
    {
        var sent = operations.Select(operation => operation.Id).ToHashSet(StringComparer.Ordinal);
        while (true)
        {
            document.Unsent = [.. document.Unsent.Where(operation => !sent.Contains(operation.Id))];
            document.Sender = document.Sender == Id ? null : document.Sender;
            try
            {
                await storage.WriteAsync(key, document, CancellationToken.None).ConfigureAwait(false);
                return;
            }
            catch (ETagConflictException)
            {
                document = await LoadAsync(key, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The process that was sending replies to {Conversation} is silent; sending them in its place")]
    private partial void LogTakenOver(string conversation);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What {Conversation} has unsent could not be sent yet")]
    private partial void LogUnsent(Exception exception, string conversation);
}
