using BotFramework;
using BotFramework.Schema;

namespace Benchmarks;

/// <summary>Says what it heard, and keeps nothing.</summary>
internal sealed class EchoBot : ActivityHandler
{
    /// <inheritdoc/>
    protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
        turnContext.SendActivityAsync(MessageFactory.Text(turnContext.Activity.Text), cancellationToken);
}
