using BotFramework;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace PoreRoutine.Bot.Hosting;

/// <summary>Healthy as long as the store answers.</summary>
internal sealed class StorageHealthCheck(IStorage storage) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await storage.ReadAsync(["health"], cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("The store does not answer.", exception);
        }
    }
}
