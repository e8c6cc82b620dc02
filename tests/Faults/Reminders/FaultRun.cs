using System.Diagnostics;
using Faults.Clients;
using Faults.Connector;
using Faults.Processes;
using NodaTime;

namespace Faults.Reminders;

/// <summary>
/// Many clients due within one minute, while services are killed, the store stands still and the channel is at fault: is every client reminded,
/// and how many twice?
/// </summary>
/// <param name="options">What to run.</param>
/// <param name="output">Where progress and report go.</param>
internal sealed class FaultRun(FaultRunOptions options, TextWriter output)
{
    /// <summary>Clients that are there to see how fast set-ups are: theirs is far off.</summary>
    private const int Trials = 200;

    private static readonly TimeSpan s_storePause = TimeSpan.FromSeconds(10);

    /// <summary>From the end of the set-up to the reminders, were all as slow as those few that ask first.</summary>
    private static readonly TimeSpan s_margin = TimeSpan.FromSeconds(20);

    /// <summary>How long nothing may have come for the run to be over: longer than any lease.</summary>
    private static readonly TimeSpan s_quiet = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(2);

    /// <summary>Runs it, and prints the report.</summary>
    /// <returns>The exit code: 1 if a promise was broken.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("pore-routine-faults-").FullName;
        output.WriteLine($"Seed {options.Seed}. What the processes write: {folder}");
        await using var azurite = options.OnAzurite ? await AzuriteProcess.StartAsync(folder, cancellationToken) : null;
        await using var connector = await ConnectorProcess.StartAsync(folder, options.Seed, options.Rates, byEvening: false, cancellationToken);
        string[] settings = azurite is null
            ? [$"--Storage:ConnectionString=Data Source={Path.Combine(folder, "pore-routine.db")}"]
            : ["--Storage:Provider=AzureStorage", $"--Storage:ConnectionString={azurite.ConnectionString}"];
        var services = Enumerable.Range(1, options.Services).Select(number => new ServiceProcess($"service-{number}", folder)).ToList();
        try
        {
            await Task.WhenAll(services.Select(service => service.StartAsync(settings, cancellationToken)));
            var (due, clients) = await SetUpAsync(services, connector, cancellationToken);
            var kills = new KillLoop(options.Seed, services, settings, options.KillTime);
            await RemindAsync(due, kills, azurite, connector, cancellationToken);
            var counts = await connector.CountAsync(cancellationToken);
            var known = clients.Select(client => client.Conversation).ToHashSet();
            var strangers = (await connector.DeliveriesAsync(cancellationToken)).Keys.Count(conversation => !known.Contains(conversation));
            var report = new FaultReport(options, counts, kills.Kills, due, strangers);
            report.Print(output);
            if (report.Broken.Any())
            {
                return 1;
            }
        }
        finally
        {
            foreach (var service in services)
            {
                await service.DisposeAsync();
            }
        }

        Directory.Delete(folder, recursive: true);
        return 0;
    }

    /// <summary>Lets all clients ask for their reminder, in the chat as clients do, and waits until they have their answers.</summary>
    private async Task<(DateTimeOffset Due, IReadOnlyList<Client> Clients)> SetUpAsync(IReadOnlyList<ServiceProcess> services, ConnectorProcess connector, CancellationToken cancellationToken)
    {
        using var channel = new Channel(connector.Address);
        Uri[] addresses = [.. services.Select(service => service.Address)];
        await connector.ResetAsync(faults: false, cancellationToken);
        var trials = Enumerable.Range(options.Clients, Trials).Select(number => new Client(number, number % options.Tenants, "Etc/UTC", "what is a serum")).ToList();
        var (cold, warm) = (trials[..(Trials / 2)], trials[(Trials / 2)..]);
        await channel.SayAsync(cold, client => client.Request, addresses, cancellationToken);
        var began = Stopwatch.GetTimestamp();
        await channel.SayAsync(warm, client => client.Request, addresses, cancellationToken);
        var rate = warm.Count / Stopwatch.GetElapsedTime(began).TotalSeconds;

        var due = FullMinute(TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(options.Clients / rate) + s_margin);
        var clients = DueClients.Create(options.Clients, options.Tenants, Instant.FromDateTimeOffset(due));
        output.WriteLine($"{options.Clients} clients ask to be reminded at {due:HH:mm} UTC.");
        began = Stopwatch.GetTimestamp();
        await channel.SayAsync(clients, client => client.Request, addresses, cancellationToken);
        output.WriteLine($"Asked: {options.Clients / Stopwatch.GetElapsedTime(began).TotalSeconds:F0} a second.");
        while ((await connector.CountAsync(cancellationToken)).Reached < clients.Count + Trials)
        {
            await Task.Delay(s_interval, cancellationToken);
        }

        if (due - TimeProvider.System.GetUtcNow() < s_interval)
        {
            throw new TimeoutException("The clients took too long to ask: the machine became slower meanwhile. Run it again.");
        }

        await connector.ResetAsync(faults: true, cancellationToken);
        return (due, clients);
    }

    /// <summary>Waits for the minute, and does harm until all are reminded.</summary>
    private async Task RemindAsync(DateTimeOffset due, KillLoop kills, AzuriteProcess? azurite, ConnectorProcess connector, CancellationToken cancellationToken)
    {
        await WatchAsync(connector, kills, due, _ => TimeProvider.System.GetUtcNow() > due - s_interval, cancellationToken);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var killing = kills.RunAsync(enough.Token, cancellationToken);
        var pausing = azurite is null ? Task.CompletedTask : PauseAsync(azurite, cancellationToken);
        await WatchAsync(connector, kills, due, counts => counts.Reached >= options.Clients || TimeProvider.System.GetUtcNow() > due + options.Limit, cancellationToken);
        await enough.CancelAsync();
        await Task.WhenAll(killing, pausing);

        if (TimeProvider.System.GetUtcNow() > due + options.Limit)
        {
            return;
        }

        // What a killed process had in hand comes back after its lease.
        var (calls, since) = (-1, TimeProvider.System.GetUtcNow());
        await WatchAsync(
            connector,
            kills,
            due,
            counts =>
            {
                var now = TimeProvider.System.GetUtcNow();
                (calls, since) = counts.Calls == calls ? (calls, since) : (counts.Calls, now);
                return now - since > s_quiet;
            },
            cancellationToken);
    }

    private async Task PauseAsync(AzuriteProcess azurite, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromSeconds(new Random(~options.Seed).Next(5, 20)), cancellationToken);
        output.WriteLine("Azurite stands still.");
        await azurite.PauseAsync(s_storePause, cancellationToken);
        output.WriteLine("Azurite goes on.");
    }

    /// <summary>Shows what the connector counts, until something holds.</summary>
    private async Task WatchAsync(ConnectorProcess connector, KillLoop kills, DateTimeOffset due, Func<ConnectorCounts, bool> holds, CancellationToken cancellationToken)
    {
        for (var shown = -1; ;)
        {
            var counts = await connector.CountAsync(cancellationToken);
            if (counts.Calls != shown)
            {
                shown = counts.Calls;
                output.WriteLine($"{(TimeProvider.System.GetUtcNow() - due).TotalSeconds,5:F0} s  {counts.Reached,6} reminded  {counts.Duplicates,4} twice  {kills.Kills,3} kills  {counts.TooManyRequests,3} x 429  {counts.BadGateway,3} x 502  {counts.Timeouts,3} time-outs");
            }

            if (holds(counts))
            {
                return;
            }

            await Task.Delay(s_interval, cancellationToken);
        }
    }

    private static DateTimeOffset FullMinute(DateTimeOffset instant) => new DateTimeOffset(instant.Year, instant.Month, instant.Day, instant.Hour, instant.Minute, 0, TimeSpan.Zero).AddMinutes(1);
}
