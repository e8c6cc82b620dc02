using BotFramework.Schema;
using BotFramework.Turns;

namespace BotFramework;

/// <summary>Connects a bot with a channel: turns what comes in into turns, sends what goes out. Set up at start, then thread-safe.</summary>
public abstract class BotAdapter
{
    /// <summary>
    /// What to do with an exception that a turn let through; null lets it out of the adapter. Not called for a turn that was cancelled.
    /// What it throws itself leaves the adapter.
    /// </summary>
    public Func<ITurnContext, Exception, Task>? OnTurnError { get; set; }

    /// <summary>The middleware that runs around every turn.</summary>
    public MiddlewareSet MiddlewareSet { get; } = new();

    /// <summary>Adds a middleware at the end of the pipeline. To be called before the first turn.</summary>
    /// <param name="middleware">The middleware; one instance serves all turns at once.</param>
    /// <returns>This adapter.</returns>
    public BotAdapter Use(IMiddleware middleware)
    {
        MiddlewareSet.Use(middleware);
        return this;
    }

    /// <summary>Sends activities in order.</summary>
    /// <param name="turnContext">The turn that sends them.</param>
    /// <param name="activities">One or more activities, addressed already.</param>
    /// <param name="cancellationToken">Gives up the sending; some may have been sent.</param>
    /// <returns>One response for each, in order.</returns>
    public abstract Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken);

    /// <summary>Replaces an activity that was sent before, found by its id.</summary>
    /// <param name="turnContext">The turn that replaces it.</param>
    /// <param name="activity">The new activity with the old one's id.</param>
    /// <param name="cancellationToken">Gives up waiting for the channel.</param>
    /// <returns>The activity's id; null where the channel gave none.</returns>
    public abstract Task<ResourceResponse?> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken);

    /// <summary>Deletes an activity that was sent before.</summary>
    /// <param name="turnContext">The turn that deletes it.</param>
    /// <param name="reference">The conversation, and in <see cref="ConversationReference.ActivityId"/> the activity.</param>
    /// <param name="cancellationToken">Gives up waiting for the channel.</param>
    public abstract Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken);

    /// <summary>Runs a proactive turn in a conversation: through all middleware, as if its user had caused it.</summary>
    /// <param name="botId">The bot's app id; adapters of one bot take no notice of it.</param>
    /// <param name="reference">Where the conversation is.</param>
    /// <param name="callback">The turn.</param>
    /// <param name="cancellationToken">Gives up the turn.</param>
    public virtual Task ContinueConversationAsync(string botId, ConversationReference reference, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return ContinueConversationAsync(botId, reference.GetContinuationActivity(), callback, cancellationToken);
    }

    /// <summary>Runs a proactive turn in the conversation that an activity is addressed to.</summary>
    /// <param name="botId">The bot's app id; adapters of one bot take no notice of it.</param>
    /// <param name="continuationActivity">What the turn starts from, such as <see cref="ConversationReference.GetContinuationActivity"/> makes.</param>
    /// <param name="callback">The turn.</param>
    /// <param name="cancellationToken">Gives up the turn.</param>
    public virtual async Task ContinueConversationAsync(string botId, Activity continuationActivity, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        using var turnContext = new TurnContext(this, continuationActivity);
        await RunPipelineAsync(turnContext, callback, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs the middleware and then the callback; exceptions go to <see cref="OnTurnError"/>.</summary>
    /// <param name="turnContext">The turn; the caller disposes of it.</param>
    /// <param name="callback">The bot's turn; null for none.</param>
    /// <param name="cancellationToken">Gives up the turn.</param>
    protected async Task RunPipelineAsync(ITurnContext turnContext, BotCallbackHandler? callback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        try
        {
            await MiddlewareSet.ReceiveActivityWithStatusAsync(turnContext, callback, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (OnTurnError is not null && !cancellationToken.IsCancellationRequested)
        {
            turnContext.TurnState.Set(new TurnFault(exception));
            await OnTurnError(turnContext, exception).ConfigureAwait(false);
        }
    }
}
