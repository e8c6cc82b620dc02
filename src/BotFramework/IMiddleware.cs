namespace BotFramework;

/// <summary>Something that runs around every turn.</summary>
public interface IMiddleware
{
    /// <summary>Runs before and after the rest of the pipeline; not calling <paramref name="next"/> ends the turn here.</summary>
    Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default);
}
