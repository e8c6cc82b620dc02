namespace BotFramework;

/// <summary>Saves states at the end of every turn that did not fail.</summary>
/// <param name="states">The states to save.</param>
public class AutoSaveStateMiddleware(params BotState[] states) : IMiddleware
{
    /// <inheritdoc/>
    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(next);
        await next(cancellationToken).ConfigureAwait(false);
        foreach (var state in states)
        {
            await state.SaveChangesAsync(turnContext, false, cancellationToken).ConfigureAwait(false);
        }
    }
}
