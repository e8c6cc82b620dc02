namespace BotFramework;

/// <summary>States that are loaded and saved together. Filled at start, then thread-safe.</summary>
/// <param name="botStates">The states, in the order in which they are loaded and saved.</param>
public class BotStateSet(params BotState[] botStates)
{
    /// <summary>The states.</summary>
    public IList<BotState> BotStates { get; } = [.. botStates];

    /// <summary>Adds a state, to be loaded and saved after those there are.</summary>
    /// <param name="botState">The state.</param>
    /// <returns>This set.</returns>
    public BotStateSet Add(BotState botState)
    {
        ArgumentNullException.ThrowIfNull(botState);
        BotStates.Add(botState);
        return this;
    }

    /// <summary>Loads the states into the turn.</summary>
    /// <param name="turnContext">The turn.</param>
    /// <param name="force">True to load those again that are there, and forget changes not saved.</param>
    /// <param name="cancellationToken">Gives up loading.</param>
    public async Task LoadAllAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default)
    {
        foreach (var state in BotStates)
        {
            await state.LoadAsync(turnContext, force, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Saves the states that changed in the turn.</summary>
    /// <param name="turnContext">The turn.</param>
    /// <param name="force">True to save those that did not change, too.</param>
    /// <param name="cancellationToken">Gives up saving.</param>
    public async Task SaveAllChangesAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default)
    {
        foreach (var state in BotStates)
        {
            await state.SaveChangesAsync(turnContext, force, cancellationToken).ConfigureAwait(false);
        }
    }
}
