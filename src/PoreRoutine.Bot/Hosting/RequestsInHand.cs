using System.Globalization;
using BotFramework.Http;
using Microsoft.Net.Http.Headers;
using PoreRoutine.Bot.Storage;

namespace PoreRoutine.Bot.Hosting;

/// <summary>
/// Begins and ends the service in order: it takes no requests before the stores are there, and, once told to stop, goes on listening until those
/// in hand are answered, and takes no new ones, so that whoever balances the load sees that it is not ready and asks another instance. Thread-safe.
/// </summary>
/// <param name="lifetime">The service's.</param>
/// <param name="stores">Tell whether they are there.</param>
internal sealed class RequestsInHand(IHostApplicationLifetime lifetime, StoresInitializer stores) : IHostedLifecycleService
{
    /// <summary>After how many seconds another instance, or this one's successor, may be asked.</summary>
    private const int RetryAfter = 1;

    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _inHand;

    /// <summary>Answers a request, or refuses it.</summary>
    public async Task ServeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Path.StartsWithSegments("/healthz"))
        {
            await next(context);
            return;
        }

        Interlocked.Increment(ref _inHand);
        try
        {
            if (stores.Made.IsCompletedSuccessfully && !lifetime.ApplicationStopping.IsCancellationRequested)
            {
                await next(context);
                return;
            }

            context.Response.Headers.RetryAfter = RetryAfter.ToString(CultureInfo.InvariantCulture);
            context.Response.Headers[HeaderNames.Connection] = "close";
            await ProtocolErrors.Result(StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable", "The service is starting or stopping; send the request again.").ExecuteAsync(context);
        }
        finally
        {
            if (Interlocked.Decrement(ref _inHand) == 0 && lifetime.ApplicationStopping.IsCancellationRequested)
            {
                _idle.TrySetResult();
            }
        }
    }

    /// <inheritdoc/>
    /// <remarks>Before any other part of the service is stopped.</remarks>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        // Streams are requests, too, and end by this; whoever stops the host by hand has not said so yet.
        lifetime.StopApplication();
        if (Interlocked.CompareExchange(ref _inHand, 0, 0) > 0)
        {
            await _idle.Task.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
