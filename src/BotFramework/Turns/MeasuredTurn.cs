using System.Diagnostics;
using Activity = BotFramework.Schema.Activity;
using Span = System.Diagnostics.Activity;

namespace BotFramework.Turns;

/// <summary>A turn that is counted, timed and traced. Not thread-safe.</summary>
/// <param name="metrics">Counts it.</param>
/// <param name="activity">What it is about.</param>
internal sealed class MeasuredTurn(TurnMetrics metrics, Activity activity)
{
    private readonly long _started = TimeProvider.System.GetTimestamp();

    /// <summary>What the turn let through, and the bot dealt with; null if nothing.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Runs it to its end. One whose caller left is neither counted nor timed: it came to nothing, and nobody is to blame.</summary>
    public async Task<TurnOutcome> RunAsync(Func<Task<TurnOutcome>> turn, CancellationToken cancellationToken)
    {
        using var span = BotFrameworkTelemetry.Source.StartActivity("turn");
        span?.SetTag("bot.channel", activity.ChannelId).SetTag("bot.activity", activity.Type);
        try
        {
            var outcome = await turn().ConfigureAwait(false);
            End(span, outcome == TurnOutcome.Repeated ? "repeated" : Fault is null ? "ok" : "failed");
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
        metrics.Ended(activity.Type, outcome, TimeProvider.System.GetElapsedTime(_started));
        span?.SetTag("outcome", outcome);
        if (Fault is not null)
        {
            // Its message may quote what somebody said.
            span?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", Fault.GetType().FullName);
        }
    }
}
