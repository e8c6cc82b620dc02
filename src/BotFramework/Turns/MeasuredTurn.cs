using System.Diagnostics;
using Span = System.Diagnostics.Activity;

namespace BotFramework.Turns;

/// <summary>A turn that is counted, timed and traced. Not thread-safe.</summary>
/// <param name="metrics">Counts it.</param>
/// <param name="channelId">The channel of the activity that it is about.</param>
/// <param name="type">That activity's type.</param>
internal sealed class MeasuredTurn(TurnMetrics metrics, string? channelId, string? type)
{
    private readonly long _started = TimeProvider.System.GetTimestamp();

    /// <summary>What the turn let through, and the bot dealt with; null if nothing.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Runs it to its end. One whose caller left is neither counted nor timed: it came to nothing, and nobody is to blame.</summary>
    /// <returns>What the turn returns; null, and nothing is counted, if there was none.</returns>
    public async Task<TurnOutcome?> RunAsync(Func<Task<TurnOutcome?>> turn, CancellationToken cancellationToken)
    {
        using var span = BotFrameworkTelemetry.Source.StartActivity("turn");
        span?.SetTag("bot.channel", channelId).SetTag("bot.activity", type);
        try
        {
            var outcome = await turn().ConfigureAwait(false);
            if (outcome is not null)
            {
                End(span, outcome == TurnOutcome.Repeated ? "repeated" : Fault is null ? "ok" : "failed");
            }

            return outcome;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Fault = exception;
            End(span, "failed");
            throw;
        }
    }

    private void End(Span? span, string outcome)
    {
        metrics.Ended(type, outcome, TimeProvider.System.GetElapsedTime(_started));
        span?.SetTag("outcome", outcome);
        if (Fault is not null)
        {
            // Its message may quote what somebody said.
            span?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", Fault.GetType().FullName);
        }
    }
}
