namespace BotFramework;

/// <summary>A bot: what happens in a turn.</summary>
public interface IBot
{
    /// <summary>Runs a turn. May be called for many conversations at once.</summary>
    /// <param name="turnContext">The turn; not to be used after it ended.</param>
    /// <param name="cancellationToken">Cancelled when the turn's time is up or the service stops; to be handed on.</param>
    Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default);
}
