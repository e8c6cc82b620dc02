using BotFramework;
using BotFramework.Dialogs;
using BotFramework.Dialogs.Choices;
using BotFramework.Schema;

namespace Benchmarks;

/// <summary>Asks three questions, one a turn, in a waterfall inside a component; four messages are one round.</summary>
internal sealed class ThreePromptsBot : ActivityHandler
{
    /// <summary>What a client says in one round.</summary>
    public static readonly string[] Round = ["hi", "Ada", "green", "yes"];

    private readonly IStatePropertyAccessor<DialogState> _place;
    private readonly ComponentDialog _dialog = new("root");

    public ThreePromptsBot(ConversationState state)
    {
        _place = state.CreateProperty<DialogState>("dialog");
        _dialog
            .AddDialog(new WaterfallDialog("questions", [AskNameAsync, AskColourAsync, ConfirmAsync, EndAsync]))
            .AddDialog(new TextPrompt("name"))
            .AddDialog(new ChoicePrompt("colour"))
            .AddDialog(new ConfirmPrompt("sure"));
    }

    /// <inheritdoc/>
    protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
        _dialog.RunAsync(turnContext, _place, cancellationToken);

    private static Task<DialogTurnResult> AskNameAsync(WaterfallStepContext step, CancellationToken cancellationToken) =>
        step.PromptAsync("name", new PromptOptions { Prompt = MessageFactory.Text("What is your name?") }, cancellationToken);

    private static Task<DialogTurnResult> AskColourAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        step.Values["name"] = step.Result;
        return step.PromptAsync("colour", new PromptOptions { Prompt = MessageFactory.Text("Which colour?"), Choices = [new Choice("red"), new Choice("green"), new Choice("blue")] }, cancellationToken);
    }

    private static Task<DialogTurnResult> ConfirmAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        step.Values["colour"] = ((FoundChoice)step.Result!).Value;
        return step.PromptAsync("sure", new PromptOptions { Prompt = MessageFactory.Text("Is that right?") }, cancellationToken);
    }

    private static async Task<DialogTurnResult> EndAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        await step.Context.SendActivityAsync(MessageFactory.Text($"{step.GetValue<string>("name")}, {step.GetValue<string>("colour")}."), cancellationToken);
        return await step.EndDialogAsync(cancellationToken: cancellationToken);
    }
}
