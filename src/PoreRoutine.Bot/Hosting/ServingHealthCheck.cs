using Microsoft.Extensions.Diagnostics.HealthChecks;
using PoreRoutine.Bot.Content;

namespace PoreRoutine.Bot.Hosting;

/// <summary>Healthy as long as the service takes requests: it has content to answer from, and was not told to stop.</summary>
internal sealed class ServingHealthCheck(ContentSource content, IHostApplicationLifetime lifetime) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        lifetime.ApplicationStopping.IsCancellationRequested ? HealthCheckResult.Unhealthy("The service is stopping.")
        : content.Current.Routine.Topics.Count == 0 ? HealthCheckResult.Unhealthy("There is no content.")
        : HealthCheckResult.Healthy());
}
