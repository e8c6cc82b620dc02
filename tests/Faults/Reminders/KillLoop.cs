using Faults.Processes;

namespace Faults.Reminders;

/// <summary>
/// Kills services at random, every few seconds, and starts them again at once; for some minutes only, as one that never lives for longer than a
/// few seconds cannot find out who of its predecessors was sending.
/// </summary>
/// <param name="seed">By which victims and pauses are drawn.</param>
/// <param name="services">The services.</param>
/// <param name="settings">What they are started with.</param>
/// <param name="limit">For how long they are killed; zero for not at all.</param>
internal sealed class KillLoop(int seed, IReadOnlyList<ServiceProcess> services, IReadOnlyList<string> settings, TimeSpan limit)
{
    private static readonly TimeSpan s_shortest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(6);

    /// <summary>How often a start is tried, a minute each.</summary>
    private const int Starts = 3;

    private int _kills;

    public int Kills => _kills;

    /// <summary>Kills until its time is over, or until it is told to end, and returns when all services run again.</summary>
    public async Task RunAsync(CancellationToken enough, CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(enough);
        time.CancelAfter(limit);
        var end = time.Token;
        var random = new Random(seed);
        var starting = new List<Task>();
        while (!end.IsCancellationRequested)
        {
            var pause = s_shortest + (s_longest - s_shortest) * random.NextDouble();
            await Task.Delay(pause, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

            // One that is starting was killed already.
            var victim = services[random.Next(services.Count)];
            if (!end.IsCancellationRequested && victim.IsReady)
            {
                victim.Kill();
                Interlocked.Increment(ref _kills);
                starting.Add(RestartAsync(victim, cancellationToken));
            }
        }

        await Task.WhenAll(starting);
    }

    /// <summary>As whoever watches over a service does: one that ends while the store stands still is started once more.</summary>
    private async Task RestartAsync(ServiceProcess service, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await service.StartAsync(settings, cancellationToken);
                return;
            }
            catch (TimeoutException) when (attempt < Starts)
            {
                // Its log says why.
            }
        }
    }
}
