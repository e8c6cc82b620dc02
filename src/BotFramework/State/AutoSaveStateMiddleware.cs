namespace BotFramework;

/// <summary>Saves states at the end of every turn that did not fail.</summary>
public class AutoSaveStateMiddleware : IMiddleware
{
    /// <summary>A middleware that saves states.</summary>
    /// <param name="botStates">The states, in the order in which they are saved; more can be added before the first turn.</param>
    public AutoSaveStateMiddleware(params BotState[] botStates)
        : this(new BotStateSet(botStates))
    {
    }

    /// <summary>A middleware that saves a set of states.</summary>
    /// <param name="botStateSet">The set, kept and not copied.</param>
    public AutoSaveStateMiddleware(BotStateSet botStateSet)
    {
        ArgumentNullException.ThrowIfNull(botStateSet);
        BotStateSet = botStateSet;
    }

    /// <summary>The states to save.</summary>
    public BotStateSet BotStateSet { get; }

    /// <summary>Adds a state, to be saved after those there are.</summary>
    /// <param name="botState">The state.</param>
    /// <returns>This middleware.</returns>
    public AutoSaveStateMiddleware Add(BotState botState)
    {
        BotStateSet.Add(botState);
        return this;
    }

    /// <inheritdoc/>
    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(next);
        await next(cancellationToken).ConfigureAwait(false);
        await BotStateSet.SaveAllChangesAsync(turnContext, false, cancellationToken).ConfigureAwait(false);
    }
}
