using System.Runtime.CompilerServices;
using Azure;
using BotFramework.Turns;
using Microsoft.Data.Sqlite;
using PoreRoutine.Bot.Clock;
using PoreRoutine.Bot.Storage;

namespace PoreRoutine.Bot.Reminders;

/// <summary>
/// Takes due wake-ups from the queue, a bounded number at once, and sees that each is dealt with; sweeps at start and every hour. Every process
/// has one. Told to stop, it takes no more, finishes what it has begun and gives the rest back.
/// </summary>
internal sealed partial class ReminderDispatcher(
    IReminderQueue queue, ReminderSender sender, ReminderSweep sweep, SetAsideClients setAside, StoresInitializer stores, ReminderMetrics metrics, ProductClock clock, ILogger<ReminderDispatcher> logger) : BackgroundService
{
    /// <summary>How many wake-ups a process deals with at once, at most: fewer while they take long. Many, as writes that wait together share a transaction.</summary>
    public const int Parallelism = 128;

    /// <summary>How long a wake-up is held: several times what its turn may take, so that whoever holds it is done or dead.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>How long a channel that did not take a reminder is left alone with it.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    /// <summary>How often an empty queue is asked, on the product's clock: a reminder is this much late at most while there is nothing else to do.</summary>
    private static readonly TimeSpan s_poll = TimeSpan.FromSeconds(1);

    /// <summary>How long a queue that does not answer is left alone.</summary>
    private static readonly TimeSpan s_retry = TimeSpan.FromSeconds(2);

    /// <summary>A wake-up that takes longer is near to running out of time, and the next ones will: the store, or the machine, has too much to do.</summary>
    private static readonly TimeSpan s_late = TurnPipeline.TimeLimit / 2;

    private readonly AdaptiveParallelism _underWay = new(Parallelism);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await stores.Made.WaitAsync(stoppingToken);
        await Task.WhenAll(DispatchAsync(stoppingToken), SweepAsync(stoppingToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task DispatchAsync(CancellationToken stoppingToken) =>
        await Parallel.ForEachAsync(TakeAsync(stoppingToken), new ParallelOptions { MaxDegreeOfParallelism = Parallelism }, (taken, _) => HandleAsync(taken.WakeUp, taken.Entered));

    /// <summary>What is due, for as long as the service runs.</summary>
    private async IAsyncEnumerable<(QueuedWakeUp WakeUp, long Entered)> TakeAsync([EnumeratorCancellation] CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            IReadOnlyList<QueuedWakeUp> batch = [];
            try
            {
                // No more than are begun soon: the lease runs from here.
                batch = await queue.TakeAsync(Math.Min(queue.LargestBatch, 4 * _underWay.Limit), Lease, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogQueue(exception);
                await PauseAsync(s_retry, TimeProvider.System, stoppingToken);
                continue;
            }
            catch (OperationCanceledException)
            {
                yield break;
            }

            for (var next = 0; next < batch.Count; next++)
            {
                if (await EnterAsync(stoppingToken) is not { } entered)
                {
                    await Task.WhenAll(batch.Skip(next).Select(taken => TryAsync(() => queue.PostponeAsync(taken, TimeSpan.Zero, CancellationToken.None))));
                    yield break;
                }

                yield return (batch[next], entered);
            }

            if (batch.Count == 0)
            {
                await PauseAsync(s_poll, clock, stoppingToken);
            }
        }
    }

    /// <summary>Waits until one more may be begun.</summary>
    /// <returns>When it was begun; null if the service stops.</returns>
    private async Task<long?> EnterAsync(CancellationToken stoppingToken)
    {
        try
        {
            return await _underWay.EnterAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Deals with one wake-up. What is begun is finished, even if the service stops meanwhile: a turn ends in time.</summary>
    private async ValueTask HandleAsync(QueuedWakeUp taken, long entered)
    {
        var failed = false;
        try
        {
            var outcome = await sender.SendAsync(taken, CancellationToken.None);
            await TryAsync(() => outcome.SettleAsync(queue, taken, CancellationToken.None));
        }
        catch (Exception exception) when (IsPassing(exception))
        {
            // Neither plan nor code is at fault: it comes back with its lease.
            failed = true;
            LogPassing(exception);
        }
        catch (Exception exception)
        {
            LogSetAside(exception, taken.WakeUp.ChannelId, taken.WakeUp.ConversationId);
            metrics.SetAside();
            await TryAsync(async () =>
            {
                await setAside.AddAsync(
                    new SetAsideClient { ChannelId = taken.WakeUp.ChannelId, ConversationId = taken.WakeUp.ConversationId, Reason = $"{exception.GetType().Name}: {exception.Message}", At = clock.GetUtcNow() },
                    CancellationToken.None);
                await queue.DeleteAsync(taken, CancellationToken.None);
            });
        }
        finally
        {
            _underWay.Leave(entered, failed || TimeProvider.System.GetElapsedTime(entered) > s_late);
        }
    }

    /// <summary>
    /// True for what a store or a network may recover from by itself, and where the service ended in the middle. Azure's client puts all its tries
    /// into one exception, time-outs among them.
    /// </summary>
    internal static bool IsPassing(Exception exception) => exception
        is TurnTimeoutException or TimeoutException or OperationCanceledException or IOException or HttpRequestException or SqliteException or RequestFailedException or ObjectDisposedException
        || (exception is AggregateException several && several.InnerExceptions.Any(IsPassing));

    private async Task SweepAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await sweep.RunAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogSweep(exception);
            }

            await PauseAsync(ReminderSweep.Interval, clock, stoppingToken);
        }
    }

    /// <summary>What fails here comes back with its lease.</summary>
    private async Task TryAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception exception)
        {
            LogQueue(exception);
        }
    }

    private static async Task PauseAsync(TimeSpan pause, TimeProvider clock, CancellationToken cancellationToken) =>
        await Task.Delay(pause, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The queue of reminders does not answer; trying again")]
    private partial void LogQueue(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A reminder could not be dealt with now; it is taken up again within a minute")]
    private partial void LogPassing(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The reminder of {Channel} conversation {Conversation} cannot be worked out; the client is set aside until the next sweep")]
    private partial void LogSetAside(Exception exception, string channel, string conversation);

    [LoggerMessage(Level = LogLevel.Error, Message = "The sweep for overdue reminders failed; the next one is in an hour")]
    private partial void LogSweep(Exception exception);
}
