using BotFramework;
using BotFramework.Schema;

namespace CounterBot;

/// <summary>Counts the conversation's messages in its state, and answers each with its number.</summary>
internal sealed class CountingBot(ConversationState state) : ActivityHandler
{
    private readonly IStatePropertyAccessor<int> _count = state.CreateProperty<int>("count");

    /// <inheritdoc/>
    protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        var count = await _count.GetAsync(turnContext, cancellationToken: cancellationToken) + 1;
        await _count.SetAsync(turnContext, count, cancellationToken);
        await turnContext.SendActivityAsync(MessageFactory.Text($"{count}"), cancellationToken);
    }
}
