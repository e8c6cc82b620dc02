using BotFramework.Schema;

namespace BotFramework;

/// <summary>Shows that the bot is writing while a message's turn takes long. Thread-safe.</summary>
/// <remarks>The indicators do not count as replies. One that cannot be sent ends the showing, not the turn.</remarks>
public class ShowTypingMiddleware : IMiddleware
{
    private readonly TimeSpan _delay;
    private readonly TimeSpan _period;
    private readonly TimeProvider _timeProvider;

    /// <summary>A middleware that shows typing.</summary>
    /// <param name="delay">How long a turn runs before the first indicator, in milliseconds, not negative.</param>
    /// <param name="period">The time between two indicators, in milliseconds, above 0.</param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    public ShowTypingMiddleware(int delay = 500, int period = 2000, TimeProvider? timeProvider = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(delay);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(period);
        _delay = TimeSpan.FromMilliseconds(delay);
        _period = TimeSpan.FromMilliseconds(period);
        _timeProvider = timeProvider ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(next);
        if (turnContext.Activity.Type != ActivityTypes.Message)
        {
            await next(cancellationToken).ConfigureAwait(false);
            return;
        }

        using var turn = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var showing = ShowAsync(turnContext, turn.Token);
        try
        {
            await next(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await turn.CancelAsync().ConfigureAwait(false);
            await showing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ShowAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        var reference = turnContext.Activity.GetConversationReference();
        for (var wait = _delay; ; wait = _period)
        {
            await Task.Delay(wait, _timeProvider, cancellationToken).ConfigureAwait(false);

            // Past the turn context: what it sends are replies.
            var typing = new Activity(ActivityTypes.Typing).ApplyConversationReference(reference);
            await turnContext.Adapter.SendActivitiesAsync(turnContext, [typing], cancellationToken).ConfigureAwait(false);
        }
    }
}
