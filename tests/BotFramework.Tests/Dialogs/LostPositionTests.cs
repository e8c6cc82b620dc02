using BotFramework.Adapters;
using BotFramework.Dialogs;
using BotFramework.Schema;

namespace BotFramework.Tests.Dialogs;

/// <summary>What becomes of people who were in the middle of something when a release took it away, or changed what it keeps.</summary>
public class LostPositionTests
{
    [Fact]
    public async Task Continue_PromptOnTopRemoved_SaysSorryAndStartsItsFlowOver()
    {
        var flow = new DialogFlow(Bot(Asks("flow", "old"), new TextPrompt("old")));
        await flow.Test.Test("hi", "flow?").StartTestAsync();

        flow.Dialog = Bot(Asks("flow", "new"), new TextPrompt("new"));

        await flow.Test.Test("Ada", "sorry").AssertReply("flow?").Test("Ada", "flow: Ada").StartTestAsync();
    }

    [Fact]
    public async Task Continue_FlowBelowThePromptRemoved_StartsItsCallerOverBeforeTheAnswerIsTaken()
    {
        var flow = new DialogFlow(Bot(Calls("caller", "old"), Asks("old", "text"), new TextPrompt("text")));
        await flow.Test.Test("hi", "calling old").AssertReply("old?").StartTestAsync();

        flow.Dialog = Bot(Calls("caller", "new"), Asks("new", "text"), new TextPrompt("text"));

        await flow.Test.Test("Ada", "sorry").AssertReply("calling new").AssertReply("new?").StartTestAsync();
    }

    [Fact]
    public async Task Continue_NothingLeftInside_StartsTheComponentsCallerOver()
    {
        var flow = new DialogFlow(Bot(Calls("caller", "child"), Child("old")));
        await flow.Test.Test("hi", "calling child").AssertReply("old?").StartTestAsync();

        flow.Dialog = Bot(Calls("caller", "child"), Child("new"));

        await flow.Test.Test("Ada", "sorry").AssertReply("calling child").AssertReply("new?").StartTestAsync();

        static ComponentDialog Child(string name) => new ComponentDialog("child").AddDialog(Asks(name, "text")).AddDialog(new TextPrompt("text"));
    }

    [Fact]
    public async Task RunAsync_NothingLeftAtAll_SaysSorryAndBeginsAnew()
    {
        var flow = new DialogFlow(Bot(Asks("old", "text"), new TextPrompt("text")));
        await flow.Test.Test("hi", "old?").StartTestAsync();

        flow.Dialog = Bot(Asks("new", "text"), new TextPrompt("text"));

        await flow.Test.Test("Ada", "sorry").AssertReply("new?").Test("Ada", "new: Ada").StartTestAsync();
    }

    [Fact]
    public async Task RunAsync_OutermostRemoved_SaysSorryAndBeginsAnew()
    {
        var flow = new DialogFlow(new Apologetic("old").AddDialog(Asks("flow", "text")).AddDialog(new TextPrompt("text")));
        await flow.Test.Test("hi", "flow?").StartTestAsync();

        flow.Dialog = Bot(Asks("flow", "text"), new TextPrompt("text"));

        await flow.Test.Test("Ada", "sorry").AssertReply("flow?").StartTestAsync();
    }

    [Fact]
    public async Task Reprompt_PromptRemoved_StartsItsFlowOver()
    {
        var flow = new DialogFlow(Bot(Asks("flow", "old"), new TextPrompt("old")));
        await flow.Test.Test("hi", "flow?").StartTestAsync();

        flow.Dialog = Bot(Asks("flow", "new"), new TextPrompt("new"));

        await flow.Test.Test("reprompt", "sorry").AssertReply("flow?").Test("Ada", "flow: Ada").StartTestAsync();
    }

    [Fact]
    public async Task Cancel_StackInsideCannotBeRead_EmptiesTheStack()
    {
        var flow = new DialogFlow(Bot(Asks("flow", "text"), new TextPrompt("text")));
        await flow.Test.Test("hi", "flow?").StartTestAsync();

        await flow.RewriteAsync("\"dialogs\":{\"dialogStack\":[{\"id\":\"text\"", "\"dialogs\":{\"dialogStack\":[{\"id\":[]");

        await flow.Test.Send("cancel").Test("hi", "flow?").StartTestAsync();
    }

    [Fact]
    public async Task Continue_StackInsideCannotBeRead_SaysSorryAndBeginsAnew()
    {
        var flow = new DialogFlow(Bot(Asks("flow", "text"), new TextPrompt("text")));
        await flow.Test.Test("hi", "flow?").StartTestAsync();

        await flow.RewriteAsync("\"dialogs\":{\"dialogStack\":[{\"id\":\"text\"", "\"dialogs\":{\"dialogStack\":[{\"id\":[]");

        await flow.Test.Test("Ada", "sorry").AssertReply("flow?").StartTestAsync();
    }

    [Fact]
    public async Task Continue_WholeStackCannotBeRead_SaysSorryAndBeginsAnew()
    {
        var flow = new DialogFlow(Bot(Asks("flow", "text"), new TextPrompt("text")));
        await flow.Test.Test("hi", "flow?").StartTestAsync();

        await flow.RewriteAsync("{\"dialogStack\":[{\"id\":\"main\",", "{\"dialogStack\":[{\"id\":7,");

        await flow.Test.Test("Ada", "sorry").AssertReply("flow?").Test("Ada", "flow: Ada").StartTestAsync();
    }

    [Fact]
    public async Task Continue_PromptOptionsCannotBeRead_StartsItsFlowOver()
    {
        var flow = new DialogFlow(Bot(Asks("flow", "text"), new TextPrompt("text")));
        await flow.Test.Test("hi", "flow?").StartTestAsync();

        await flow.RewriteAsync("\"options\":{\"prompt\":{", "\"options\":{\"choices\":\"none\",\"prompt\":{");

        await flow.Test.Test("Ada", "sorry").AssertReply("flow?").StartTestAsync();
    }

    [Fact]
    public async Task Continue_PromptOptionsOfAnotherVersion_GoesOnWhereTheyFit()
    {
        var flow = new DialogFlow(Bot(Asks("flow", "text"), new TextPrompt("text")));
        await flow.Test.Test("hi", "flow?").StartTestAsync();

        await flow.RewriteAsync("\"options\":{\"prompt\":{", "\"options\":{\"invented\":{\"later\":[1]},\"prompt\":{");

        await flow.Test.Test("Ada", "flow: Ada").StartTestAsync();
    }

    [Fact]
    public async Task GetValue_RecordFitsNoLonger_SaysSorryAndStartsTheFlowOver()
    {
        var flow = new DialogFlow(Bot(Keeps(new Older("three"))));
        await flow.Test.Test("hi", "kept").StartTestAsync();

        flow.Dialog = Bot(Keeps(new Newer(3, 4)));

        await flow.Test.Test("x", "sorry").AssertReply("kept").Test("x", "3 4").StartTestAsync();
    }

    [Fact]
    public async Task GetValue_PropertyAddedOrGone_ReadsWhatIsThere()
    {
        var flow = new DialogFlow(Bot(Keeps(new Further(3, 4, "more"))));
        await flow.Test.Test("hi", "kept").StartTestAsync();
        flow.Dialog = Bot(Keeps(new Newer(1, 2)));
        await flow.Test.Test("x", "3 4").StartTestAsync();

        flow = new DialogFlow(Bot(Keeps(new Fewer(3))));
        await flow.Test.Test("hi", "kept").StartTestAsync();
        flow.Dialog = Bot(Keeps(new Newer(1, 2)));
        await flow.Test.Test("x", "3 0").StartTestAsync();
    }

    [Fact]
    public async Task GetOptions_RecordFitsNoLonger_SaysSorryAndStartsTheCallerOver()
    {
        var flow = new DialogFlow(Bot(Gives("caller", new Older("three")), Waits("flow")));
        await flow.Test.Test("hi", "asking").StartTestAsync();

        flow.Dialog = Bot(Gives("caller", new Newer(3, 4)), Waits("flow"));

        await flow.Test.Test("x", "sorry").AssertReply("asking").Test("x", "3 4").StartTestAsync();

        static WaterfallDialog Gives(string id, object options) => new WaterfallDialog(id).AddStep("call", (step, token) => step.BeginDialogAsync("flow", options, token));

        static WaterfallDialog Waits(string id) => new WaterfallDialog(id)
            .AddStep("ask", Say("asking"))
            .AddStep("read", async (step, token) =>
            {
                var options = step.GetOptions<Newer>()!;
                await step.Context.SendActivityAsync($"{options.Count} {options.More}", cancellationToken: token);
                return await step.EndDialogAsync(null, token);
            });
    }

    [Fact]
    public async Task Continue_FlowThatNeverGetsOn_IsCancelledInsteadOfRunningForEver()
    {
        var flow = new DialogFlow(Bot(new WaterfallDialog("flow").AddStep("ask", Say("asking")), new TextPrompt("text")));
        await flow.Test.Test("hi", "asking").StartTestAsync();

        flow.Dialog = Bot(new WaterfallDialog("flow").AddStep("other", (_, _) => throw new DialogPositionLostException()));

        await Should.ThrowAsync<DialogPositionLostException>(flow.Test.Send("x").StartTestAsync());
    }

    [Fact]
    public async Task Continue_DialogsInBetweenCancelled_AreTold()
    {
        var told = new List<DialogReason>();
        var dialogs = new DialogSet().Add(new Told("told", told));
        using var turn = new TurnContext(new TestAdapter(), new Activity(ActivityTypes.Message));
        var context = new DialogContext(dialogs, turn, new DialogState([new DialogInstance { Id = "told" }, new DialogInstance { Id = "gone" }]));

        await context.ContinueDialogAsync(TestContext.Current.CancellationToken);

        told.ShouldBe([DialogReason.CancelCalled]);
    }

    private static ComponentDialog Bot(params Dialog[] dialogs) => dialogs.Aggregate<Dialog, ComponentDialog>(new Apologetic("main"), (main, dialog) => main.AddDialog(dialog));

    private static WaterfallDialog Asks(string id, string prompt) => new WaterfallDialog(id)
        .AddStep("ask", (step, token) => step.PromptAsync(prompt, new PromptOptions { Prompt = MessageFactory.Text($"{id}?") }, token))
        .AddStep("say", async (step, token) =>
        {
            await step.Context.SendActivityAsync($"{id}: {step.Result}", cancellationToken: token);
            return await step.EndDialogAsync(null, token);
        });

    private static WaterfallDialog Calls(string id, string called) => new WaterfallDialog(id).AddStep("call", async (step, token) =>
    {
        await step.Context.SendActivityAsync($"calling {called}", cancellationToken: token);
        return await step.BeginDialogAsync(called, null, token);
    });

    private static WaterfallDialog Keeps(object record) => new WaterfallDialog("flow")
        .AddStep("keep", async (step, token) =>
        {
            step.Values["record"] = record;
            await step.Context.SendActivityAsync("kept", cancellationToken: token);
            return Dialog.EndOfTurn;
        })
        .AddStep("read", async (step, token) =>
        {
            var read = step.GetValue<Newer>("record")!;
            await step.Context.SendActivityAsync($"{read.Count} {read.More}", cancellationToken: token);
            return Dialog.EndOfTurn;
        });

    private static WaterfallStep Say(string text) => async (step, token) =>
    {
        await step.Context.SendActivityAsync(text, cancellationToken: token);
        return Dialog.EndOfTurn;
    };

    private sealed record Older(string Count);

    private sealed record Newer(int Count, int More);

    private sealed record Fewer(int Count);

    private sealed record Further(int Count, int More, string Text);

    private sealed class Told(string id, List<DialogReason> reasons) : Dialog(id)
    {
        public override Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null, CancellationToken cancellationToken = default) => DialogFlow.EndOfTurn;

        public override Task EndDialogAsync(ITurnContext turnContext, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default)
        {
            reasons.Add(reason);
            return Task.CompletedTask;
        }
    }
}
