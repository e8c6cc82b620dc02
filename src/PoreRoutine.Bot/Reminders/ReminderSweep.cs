using BotFramework;
using BotFramework.Turns;
using PoreRoutine.Bot.Clock;

namespace PoreRoutine.Bot.Reminders;

/// <summary>Finds the clients whose reminder is overdue and unrecorded, and puts in a wake-up for each: whatever was lost, a bug or a restore takes an hour. Thread-safe.</summary>
/// <param name="storage">Lists them.</param>
/// <param name="queue">Where wake-ups go.</param>
/// <param name="setAside">Those whose reminder could not be worked out.</param>
/// <param name="metrics">Counts them.</param>
/// <param name="clock">Says what is overdue.</param>
/// <param name="logger">Told how many there were.</param>
internal sealed partial class ReminderSweep(IDueStorage storage, IReminderQueue queue, SetAsideClients setAside, ReminderMetrics metrics, ProductClock clock, ILogger<ReminderSweep> logger)
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
        var aside = new List<(string Channel, string Conversation)>();
        var found = 0;
        await Parallel.ForEachAsync(storage.ListDueAsync(now, cancellationToken), new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken }, async (item, token) =>
        {
            if (SetAsideClients.ClientOf(item.Key) is { } client)
            {
                lock (aside)
                {
                    aside.Add(client);
                }
            }
            else if (item.Due <= now - s_grace && TurnPipeline.ConversationOf(item.Key) is var (channel, conversation))
            {
                await queue.PutAsync(new WakeUp(channel, conversation, item.Due), token);
                metrics.MadeGood();
                Interlocked.Increment(ref found);
            }
        });

        if (aside.Count > 0)
        {
            await ClearAsync(aside, now, cancellationToken);
        }

        if (found > 0)
        {
            LogFound(found);
        }
    }

    /// <summary>Those of whom nothing is overdue could be worked out since.</summary>
    private async Task ClearAsync(IReadOnlyList<(string Channel, string Conversation)> aside, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var overdue = await storage.ListDueAsync(now - s_grace, cancellationToken).Select(item => TurnPipeline.ConversationOf(item.Key)).ToHashSetAsync(cancellationToken: cancellationToken);
        foreach (var (channel, conversation) in aside.Where(client => !overdue.Contains(client)))
        {
            await setAside.RemoveAsync(channel, conversation, cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} reminders were overdue and are woken up again")]
    private partial void LogFound(int count);
}
