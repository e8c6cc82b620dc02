using BotFramework.Turns;
using PoreRoutine.Bot.Clock;

namespace PoreRoutine.Bot.Reminders;

/// <summary>Finds the clients whose reminder is overdue and unrecorded, and puts in a wake-up for each: whatever was lost, a bug or a restore takes an hour. Thread-safe.</summary>
/// <param name="pipeline">Lists them.</param>
/// <param name="queue">Where wake-ups go.</param>
/// <param name="setAside">Those whose reminder could not be worked out.</param>
/// <param name="metrics">Counts them.</param>
/// <param name="clock">Says what is overdue.</param>
/// <param name="logger">Told how many there were.</param>
internal sealed partial class ReminderSweep(TurnPipeline pipeline, IReminderQueue queue, SetAsideClients setAside, ReminderMetrics metrics, ProductClock clock, ILogger<ReminderSweep> logger)
{
    /// <summary>Between two sweeps, on the product's clock.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    /// <summary>What is late by less may be in other hands: together with the interval it is less than a reminder's patience.</summary>
    private static readonly TimeSpan s_grace = TimeSpan.FromMinutes(15);

    private const int Parallelism = 16;

    /// <summary>Sweeps once.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var aside = new HashSet<(string, string)>();
        await foreach (var client in setAside.ListAsync(now, cancellationToken))
        {
            aside.Add((client.ChannelId, client.ConversationId));
        }

        var found = 0;
        var waiting = pipeline.ListDueAsync(now - s_grace, cancellationToken);
        await Parallel.ForEachAsync(waiting, new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken }, async (client, token) =>
        {
            await queue.PutAsync(new WakeUp(client.ChannelId, client.ConversationId, client.Due), token);
            metrics.MadeGood();
            Interlocked.Increment(ref found);
            lock (aside)
            {
                aside.Remove((client.ChannelId, client.ConversationId));
            }
        });
        foreach (var (channel, conversation) in aside)
        {
            // Nothing of theirs is overdue: it could be worked out since.
            await setAside.RemoveAsync(channel, conversation, cancellationToken);
        }

        if (found > 0)
        {
            LogFound(found);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} reminders were overdue and are woken up again")]
    private partial void LogFound(int count);
}
