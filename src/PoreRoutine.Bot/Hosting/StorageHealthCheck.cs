using BotFramework;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PoreRoutine.Bot.Storage;

namespace PoreRoutine.Bot.Hosting;

/// <summary>Healthy as long as the stores answer within a few seconds. One question is under way at a time, however many ask. Thread-safe.</summary>
/// <param name="storage">Where items are kept.</param>
/// <param name="stores">Know what else there is.</param>
/// <param name="initializer">Makes them.</param>
internal sealed class StorageHealthCheck(IStorage storage, Stores stores, StoresInitializer initializer) : IHealthCheck
{
    /// <summary>Whoever asks wants an answer before it gives up itself, and a store that takes longer is of no use to a client either.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(3);

    private readonly Lock _lock = new();
    private Task _asking = Task.CompletedTask;

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!initializer.Made.IsCompletedSuccessfully)
        {
            return HealthCheckResult.Unhealthy("The store did not answer yet.");
        }

        Task asking;
        lock (_lock)
        {
            // A disk that hangs holds the thread that asks it: a new one for each probe would soon be all there are.
            asking = _asking = _asking.IsCompleted ? Task.Run(AskAsync, CancellationToken.None) : _asking;
        }

        try
        {
            await asking.WaitAsync(s_limit, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // With every probe it is told again: in one line.
            return HealthCheckResult.Unhealthy($"The store does not answer: {exception.GetBaseException().Message.Split('\n')[0].TrimEnd()}");
        }
    }

    private async Task AskAsync()
    {
        using var time = new CancellationTokenSource(s_limit);
        await storage.ReadAsync(["health"], time.Token);
        await stores.CheckAsync(time.Token);
    }
}
