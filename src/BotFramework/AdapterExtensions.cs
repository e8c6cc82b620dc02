namespace BotFramework;

/// <summary>Putting what all turns need into every turn's state.</summary>
public static class AdapterExtensions
{
    /// <summary>Lets every turn find a storage by <c>TurnState.Get&lt;IStorage&gt;()</c>.</summary>
    /// <param name="botAdapter">The adapter, before its first turn.</param>
    /// <param name="storage">The storage; turns do not dispose of it.</param>
    /// <returns>The adapter.</returns>
    public static BotAdapter UseStorage(this BotAdapter botAdapter, IStorage storage)
    {
        ArgumentNullException.ThrowIfNull(botAdapter);
        ArgumentNullException.ThrowIfNull(storage);
        return botAdapter.Use(new TurnStateMiddleware(typeof(IStorage).FullName!, storage));
    }

    /// <summary>Lets every turn find states by their classes: <c>TurnState.Get&lt;UserState&gt;()</c>. Does not save them.</summary>
    /// <param name="botAdapter">The adapter, before its first turn.</param>
    /// <param name="botStates">The states, one of each class.</param>
    /// <returns>The adapter.</returns>
    public static BotAdapter UseBotState(this BotAdapter botAdapter, params BotState[] botStates)
    {
        ArgumentNullException.ThrowIfNull(botAdapter);
        ArgumentNullException.ThrowIfNull(botStates);
        foreach (var state in botStates)
        {
            botAdapter.Use(new TurnStateMiddleware(state.GetType().FullName!, state));
        }

        return botAdapter;
    }

    /// <summary>Lends a value to the turn's state; taken back at the end, so that the turn does not dispose of it.</summary>
    private sealed class TurnStateMiddleware(string key, object value) : IMiddleware
    {
        public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
        {
            turnContext.TurnState.Set(key, value);
            try
            {
                await next(cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                turnContext.TurnState.Remove(key);
            }
        }
    }
}
