using BotFramework.Dialogs;

namespace BotFramework.Tests.Dialogs;

public class WaterfallPositionTests
{
    [Fact]
    public async Task Continue_StepInsertedBeforePosition_GoesOnAfterTheStepThatWaited()
    {
        var flow = new DialogFlow(Flow("name", "age", "end"));
        await flow.Test.Test("hi", "name").Test("x", "age").StartTestAsync();

        flow.Dialog = Flow("greeting", "name", "zone", "age", "end");

        await flow.Test.Test("x", "end").StartTestAsync();
    }

    [Fact]
    public async Task Continue_StepInsertedBehindPosition_GivesItTheAnswer()
    {
        var flow = new DialogFlow(Flow("name", "end"));
        await flow.Test.Test("hi", "name").StartTestAsync();

        flow.Dialog = Flow("name", "age", "end");

        await flow.Test.Test("x", "age").Test("x", "end").StartTestAsync();
    }

    [Fact]
    public async Task Continue_EarlierStepRemoved_GoesOnAfterTheStepThatWaited()
    {
        var flow = new DialogFlow(Flow("greeting", "name", "end"));
        await flow.Test.Test("hi", "greeting").Test("x", "name").StartTestAsync();

        flow.Dialog = Flow("name", "end");

        await flow.Test.Test("x", "end").StartTestAsync();
    }

    [Fact]
    public async Task Continue_StepThatWaitedRemoved_SaysSorryAndStartsOver()
    {
        var flow = new DialogFlow(new Apologetic("main").AddDialog(Flow("name", "age", "end")));
        await flow.Test.Test("hi", "name").Test("x", "age").StartTestAsync();

        flow.Dialog = new Apologetic("main").AddDialog(Flow("name", "zone", "end"));

        await flow.Test.Test("x", "sorry").AssertReply("name").Test("x", "zone").StartTestAsync();
    }

    [Fact]
    public async Task Continue_StepThatWaitedRemoved_StartsOverWithTheOptionsAndWithoutValues()
    {
        var old = new WaterfallDialog("flow").AddStep("old", (step, _) =>
        {
            step.Values["kept"] = "stale";
            return DialogFlow.EndOfTurn;
        });
        var flow = new DialogFlow(new ComponentDialog("main").AddDialog(Caller()).AddDialog(old));
        await flow.Test.Send("hi").StartTestAsync();

        flow.Dialog = new ComponentDialog("main").AddDialog(Caller()).AddDialog(new WaterfallDialog("flow").AddStep("new", async (step, token) =>
        {
            await step.Context.SendActivityAsync($"{step.Reason} {step.Options} {step.Values.Count}", cancellationToken: token);
            return Dialog.EndOfTurn;
        }));

        await flow.Test.Test("x", "BeginCalled given 0").StartTestAsync();

        static WaterfallDialog Caller() => new WaterfallDialog("caller").AddStep("call", (step, token) => step.BeginDialogAsync("flow", "given", token));
    }

    [Fact]
    public async Task Continue_StepWithoutNameInUnchangedFlow_GoesOn()
    {
        var flow = new DialogFlow(Unnamed("a", "b"));
        await flow.Test.Test("hi", "a").StartTestAsync();

        flow.Dialog = Unnamed("a", "b");

        await flow.Test.Test("x", "b").StartTestAsync();
    }

    [Fact]
    public async Task Continue_StepWithoutNameInChangedFlow_StartsOver()
    {
        var flow = new DialogFlow(Unnamed("a", "b", "c"));
        await flow.Test.Test("hi", "a").Test("x", "b").StartTestAsync();

        flow.Dialog = Unnamed("new", "a", "b", "c");

        await flow.Test.Test("x", "new").StartTestAsync();
    }

    [Fact]
    public async Task Continue_StepOfMethod_IsKnownByTheMethodsName()
    {
        var flow = new DialogFlow(new WaterfallDialog("flow", [AskNameAsync, EndAsync]));
        await flow.Test.Test("hi", "name?").StartTestAsync();
        (await flow.StoredAsync()).ShouldContain("\"step\":\"AskNameAsync\"");

        flow.Dialog = new WaterfallDialog("flow", [EndAsync, AskNameAsync, EndAsync]);

        await flow.Test.Test("x", "end").StartTestAsync();
    }

    [Fact]
    public async Task StoredStack_Always_HasStepNameAndVersionAndNoTypeNames()
    {
        var flow = new DialogFlow(Flow("name", "end"));
        await flow.Test.Test("hi", "name").StartTestAsync();

        var stored = await flow.StoredAsync();

        stored.ShouldContain("\"step\":\"name\"");
        stored.ShouldContain($"\"version\":\"{flow.Dialog.GetVersion()}\"");
        stored.ShouldNotContain("$type");
        stored.ShouldNotContain("BotFramework");
    }

    [Fact]
    public void GetVersion_OtherSteps_Differs()
    {
        Flow("a", "b").GetVersion().ShouldBe(Flow("a", "b").GetVersion());
        Flow("a", "b").GetVersion().ShouldNotBe(Flow("b", "a").GetVersion());
        Flow("a", "b").GetVersion().ShouldNotBe(Flow("a", "b", "c").GetVersion());
    }

    [Fact]
    public void AddStep_NameTaken_Throws() =>
        Should.Throw<ArgumentException>(() => Flow("a").AddStep("a", (_, _) => DialogFlow.EndOfTurn));

    /// <summary>A waterfall in which every step says its name and waits; the last one ends.</summary>
    private static WaterfallDialog Flow(params string[] steps)
    {
        var waterfall = new WaterfallDialog("flow");
        foreach (var name in steps)
        {
            waterfall.AddStep(name, Say(name));
        }

        return waterfall;
    }

    private static WaterfallDialog Unnamed(params string[] steps) => new("flow", steps.Select(Say));

    private static WaterfallStep Say(string text) => async (step, token) =>
    {
        await step.Context.SendActivityAsync(text, cancellationToken: token);
        return text == "end" ? await step.EndDialogAsync(cancellationToken: token) : Dialog.EndOfTurn;
    };

    private static async Task<DialogTurnResult> AskNameAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        await step.Context.SendActivityAsync("name?", cancellationToken: cancellationToken);
        return Dialog.EndOfTurn;
    }

    private static async Task<DialogTurnResult> EndAsync(WaterfallStepContext step, CancellationToken cancellationToken)
    {
        await step.Context.SendActivityAsync("end", cancellationToken: cancellationToken);
        return await step.EndDialogAsync(cancellationToken: cancellationToken);
    }
}
