using Azure;

namespace PoreRoutine.Bot.Storage;

/// <summary>
/// Makes the stores before any other part of the service starts. Where they do not answer, the service starts all the same, so that whoever
/// watches it is told so, and waits for them; where they refuse, it does not start. Thread-safe.
/// </summary>
/// <param name="stores">The stores.</param>
/// <param name="logger">Told of each try in vain.</param>
internal sealed partial class StoresInitializer(Stores stores, ILogger<StoresInitializer> logger) : BackgroundService, IHostedLifecycleService
{
    /// <summary>How long the start of the service waits.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(2);

    private readonly TaskCompletionSource _made = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the stores are there.</summary>
    public Task Made => _made.Task;

    /// <inheritdoc/>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(s_patience);
        try
        {
            await stores.InitializeAsync(limit.Token);
            _made.SetResult();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && IsSilence(exception))
        {
            LogSilence(exception);
        }
    }

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!_made.Task.IsCompleted)
        {
            await Task.Delay(s_pause, stoppingToken);
            try
            {
                await stores.InitializeAsync(stoppingToken);
                _made.SetResult();
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogSilence(exception);
            }
        }
    }

    /// <summary>True if there was no answer, or one that says to come again.</summary>
    public static bool IsSilence(Exception exception) => exception switch
    {
        RequestFailedException { Status: 0 or 408 or 429 or >= 500 } or OperationCanceledException => true,
        AggregateException all => all.InnerExceptions.All(IsSilence),
        _ => false,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "The stores do not answer; trying again before anything is served")]
    private partial void LogSilence(Exception exception);
}
