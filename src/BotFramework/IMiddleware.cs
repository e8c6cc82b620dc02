namespace BotFramework;

/// <summary>Something that runs around every turn.</summary>
public interface IMiddleware
{
    /// <summary>Runs before and after the rest of the pipeline. May be called for many turns at once.</summary>
    /// <param name="turnContext">The turn.</param>
    /// <param name="next">The rest of the pipeline; not calling it ends the turn here.</param>
    /// <param name="cancellationToken">Cancelled when the turn is given up; to be handed on.</param>
    Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default);
}
