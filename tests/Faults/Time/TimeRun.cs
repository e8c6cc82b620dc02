using System.Diagnostics;
using Faults.Clients;
using Faults.Connector;
using Faults.Processes;
using Microsoft.Data.Sqlite;
using NodaTime;
using NodaTime.Text;

namespace Faults.Time;

/// <summary>
/// Months of many clients in minutes, by a clock that runs faster: is every client reminded of the evenings that the <see cref="NaiveOracle"/>
/// names, and of no other? Twice in between half the queue is deleted, as by a restore or a slip of the hand.
/// </summary>
/// <param name="options">What to run.</param>
/// <param name="output">Where progress and report go.</param>
internal sealed class TimeRun(TimeRunOptions options, TextWriter output)
{
    /// <summary>How often a client gives a sign: well within the evenings after which the bot asks whether to go on.</summary>
    private static readonly Duration s_sign = Duration.FromDays(5);

    /// <summary>What is due while the service starts again with its fast clock may be too late when it is there.</summary>
    private static readonly Duration s_start = Duration.FromHours(12);

    /// <summary>How far the product's clock may be behind what is reckoned here: it starts with the process, some seconds later.</summary>
    private static readonly TimeSpan s_behind = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    private const int MostShown = 20;

    private readonly IReadOnlyList<TimedClient> _clients = TimedClient.Create(options.Clients, options.Seed);

    private Instant End => options.Start + Duration.FromDays(options.Days);

    /// <summary>Runs it, and prints the report.</summary>
    /// <returns>The exit code: 1 if the sets differ.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("pore-routine-faults-").FullName;
        output.WriteLine($"Seed {options.Seed}. What the processes write: {folder}");
        var store = $"Data Source={Path.Combine(folder, "pore-routine.db")}";
        await using var connector = await ConnectorProcess.StartAsync(folder, options.Seed, FaultRates.None, byEvening: true, cancellationToken);
        await using var service = new ServiceProcess("service", folder);
        using var channel = new Channel(connector.Address);

        // At a clock's usual speed, so that it is known when each of them asked.
        await service.StartAsync([$"--Storage:ConnectionString={store}", $"--Clock:Start={options.Start}"], cancellationToken);
        var clients = _clients.Select(client => client.Client).ToList();
        await channel.SayAsync(clients, client => client.Request, [service.Address], cancellationToken);
        service.Kill();

        var resumed = options.Start + Duration.FromMinutes(2);
        var began = Stopwatch.GetTimestamp();
        await service.StartAsync([$"--Storage:ConnectionString={store}", $"--Clock:Start={resumed}", $"--Clock:Speed={options.Speed}"], cancellationToken);
        var signed = resumed;
        Queue<Instant> losses = new([options.Start + Duration.FromDays(options.Days / 3), options.Start + Duration.FromDays(2 * options.Days / 3)]);
        List<Client> talking = [.. _clients.Where(client => !client.IsSilent).Select(client => client.Client)];
        while (Reckon(began, resumed) is var now && now < End + Duration.FromTimeSpan(s_behind) * options.Speed)
        {
            if (now - signed > s_sign)
            {
                signed = now;
                await channel.SayAsync(talking, _ => "thanks", [service.Address], cancellationToken);
            }

            if (losses.TryPeek(out var loss) && now > loss)
            {
                losses.Dequeue();
                output.WriteLine($"{await LoseAsync(store, cancellationToken)} wake-ups deleted.");
            }

            var counts = await connector.CountAsync(cancellationToken);
            output.WriteLine($"about {LocalDatePattern.Iso.Format(now.InUtc().Date)}  {counts.Reached,6} reminders  {counts.Duplicates,3} twice");
            await Task.Delay(s_interval, cancellationToken);
        }

        return Compare(await connector.DeliveriesAsync(cancellationToken), Stopwatch.GetElapsedTime(began));
    }

    /// <summary>What the product's clock shows at most.</summary>
    private Instant Reckon(long began, Instant resumed) => resumed + Duration.FromTimeSpan(Stopwatch.GetElapsedTime(began)) * options.Speed;

    /// <summary>Deletes every other wake-up, those in somebody's hands too.</summary>
    private static async Task<int> LoseAsync(string store, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(store);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM wakeups WHERE id IN (SELECT id FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM wakeups) WHERE place % 2 = 0)";
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private int Compare(IReadOnlyDictionary<string, int> received, TimeSpan time)
    {
        // The clock goes on while the run ends: what comes then is known to be due, but not waited for.
        var reminders = _clients.SelectMany(client => NaiveOracle.Reminders(client, options.Start, End + Duration.FromDays(60))
            .Select(reminder => (Key: $"{client.Client.Conversation} {LocalDatePattern.Iso.Format(reminder.Evening)}", reminder.Due))).ToList();
        var known = reminders.Select(reminder => reminder.Key).ToHashSet();
        var wanted = reminders.Where(reminder => reminder.Due > options.Start + s_start && reminder.Due <= End).Select(reminder => reminder.Key).ToHashSet();
        var (missing, extra) = (wanted.Except(received.Keys).Order().ToList(), received.Keys.Except(known).Order().ToList());
        var twice = received.Where(each => each.Value > 1).Select(each => each.Key).Order().ToList();
        foreach (var (name, value) in (ReadOnlySpan<(string, object)>)
            [
                ("seed", options.Seed),
                ("clients", options.Clients),
                ("zones", _clients.Select(client => client.Zone.Id).Distinct().Count()),
                ("days", options.Days),
                ("speed", options.Speed),
                ("reminders", wanted.Count),
                ("received", received.Keys.Count(wanted.Contains)),
                ("missing", missing.Count),
                ("unknown", extra.Count),
                ("duplicates", twice.Count),
                ("seconds", (int)time.TotalSeconds),
            ])
        {
            output.WriteLine($"{name,-12} {value}");
        }

        Show("BROKEN, not reminded", missing);
        Show("BROKEN, reminded all the same", extra);
        Show("BROKEN, reminded twice", twice);
        return missing.Count + extra.Count + twice.Count > 0 ? 1 : 0;
    }

    private void Show(string what, List<string> evenings)
    {
        foreach (var evening in evenings.Take(MostShown))
        {
            var client = _clients.FirstOrDefault(client => evening.StartsWith($"{client.Client.Conversation} ", StringComparison.Ordinal));
            output.WriteLine($"{what}: {evening} ({client?.Zone}, \"{client?.Client.Request}\")");
        }
    }
}
