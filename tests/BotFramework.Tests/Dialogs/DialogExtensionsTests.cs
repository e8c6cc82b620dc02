using BotFramework.Dialogs;

namespace BotFramework.Tests.Dialogs;

public class DialogExtensionsTests
{
    [Fact]
    public async Task RunAsync_Turns_BeginsContinuesAndBeginsAnew()
    {
        var flow = new DialogFlow(new WaterfallDialog("flow", [Say("begun"), Say("continued"), (step, token) => step.EndDialogAsync("over", token)]));

        await flow.Test.Test("hi", "begun").Test("x", "continued").Send("x").StartTestAsync();
        flow.Result!.Status.ShouldBe(DialogTurnStatus.Complete);
        flow.Result.Result.ShouldBe("over");

        await flow.Test.Test("hi", "begun").StartTestAsync();
    }

    [Fact]
    public async Task RunAsync_OtherConversation_HasAStackOfItsOwn()
    {
        var flow = new DialogFlow(new WaterfallDialog("flow", [Say("begun"), Say("continued")]));
        await flow.Test.Test("hi", "begun").StartTestAsync();

        flow.Adapter.Conversation.Conversation!.Id = "another";

        await flow.Test.Test("x", "begun").StartTestAsync();
    }

    private static WaterfallStep Say(string text) => async (step, token) =>
    {
        await step.Context.SendActivityAsync(text, cancellationToken: token);
        return Dialog.EndOfTurn;
    };
}
