using Azure;

namespace PoreRoutine.Bot.Storage;

/// <summary>
/// Makes the stores before any other part of the service starts. Stores that do not answer are waited for; where they refuse, the service does
/// not start.
/// </summary>
/// <param name="stores">The stores.</param>
/// <param name="logger">Told of each try in vain.</param>
internal sealed partial class StoresInitializer(Stores stores, ILogger<StoresInitializer> logger) : IHostedLifecycleService
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await stores.InitializeAsync(cancellationToken);
                return;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested && IsSilence(exception))
            {
                LogSilence(exception);
                await Task.Delay(s_pause, cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>True if there was no answer, or one that says to come again.</summary>
    public static bool IsSilence(Exception exception) => exception switch
    {
        RequestFailedException { Status: 0 or 408 or 429 or >= 500 } or OperationCanceledException => true,
        AggregateException all => all.InnerExceptions.All(IsSilence),
        _ => false,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "The stores do not answer; trying again before the service starts")]
    private partial void LogSilence(Exception exception);
}
