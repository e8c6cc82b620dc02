namespace BotFramework;

/// <summary>A bot: what happens in a turn.</summary>
public interface IBot
{
    /// <summary>Runs a turn. May be called for many conversations at once.</summary>
    Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default);
}
