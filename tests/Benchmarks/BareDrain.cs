using System.Diagnostics;
using BotFramework;
using BotFramework.Turns;
using PoreRoutine.Bot.Reminders;
using PoreRoutine.Bot.Storage;

namespace Benchmarks;

/// <summary>
/// The bare loop with what a reminder's promise takes on top of it: of each client the wake-up is taken, the document is read and written with the
/// message, the message posted, the document written without it, and the wake-up moved. Nothing is worked out, and no limit kept.
/// </summary>
internal static class BareDrain
{
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(5);

    /// <summary>Goes once through the clients of a data file.</summary>
    /// <param name="connector">Where the connector is.</param>
    /// <param name="dataFile">The file, which no service has open.</param>
    /// <param name="body">The message.</param>
    /// <param name="parallelism">How many clients are under way at a time.</param>
    /// <returns>Clients a second.</returns>
    public static async Task<double> MeasureAsync(Uri connector, string dataFile, byte[] body, int parallelism)
    {
        var clock = new LaterClock();
        using var file = new SqliteFile($"Data Source={dataFile}");
        using var storage = new SqliteStorage(file, BotFrameworkJson.Default, clock);
        using var client = new HttpClient();
        var queue = new SqliteReminderQueue(file, clock);
        var next = clock.GetUtcNow().AddDays(1);
        var began = Stopwatch.GetTimestamp();
        var clients = 0;
        while (await queue.TakeAsync(queue.LargestBatch, s_lease, CancellationToken.None) is { Count: > 0 } taken)
        {
            clients += taken.Count;
            await Parallel.ForEachAsync(taken, new ParallelOptions { MaxDegreeOfParallelism = parallelism }, async (wakeUp, cancellationToken) =>
            {
                var key = TurnPipeline.KeyOf(wakeUp.WakeUp.ChannelId, wakeUp.WakeUp.ConversationId);
                var document = (await storage.ReadAsync(key, StateJsonContext.Default.TurnDocument, cancellationToken))!;
                document.States["message"] = body;
                document.Due = next;
                await storage.WriteAsync(key, document, cancellationToken);
                await BareLoop.PostAsync(client, connector, wakeUp.WakeUp.ConversationId, body, cancellationToken);
                document.States.Remove("message");
                await storage.WriteAsync(key, document, cancellationToken);
                await queue.MoveAsync(wakeUp, next, cancellationToken);
            });
        }

        return clients / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>The evening after the one that the service dealt with is past.</summary>
    private sealed class LaterClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => ManyClients.NextEvening;
    }
}
