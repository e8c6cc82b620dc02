using BotFramework.Dialogs;

namespace BotFramework.Tests.Dialogs;

public class ComponentDialogTests
{
    [Fact]
    public void AddDialog_First_IsTheInitialOne()
    {
        var component = new ComponentDialog("main").AddDialog(new WaterfallDialog("A")).AddDialog(new WaterfallDialog("B"));

        component.InitialDialogId.ShouldBe("A");
        component.FindDialog("B").ShouldNotBeNull();
    }

    [Fact]
    public async Task Begin_InitialDialogIdSet_BeginsThatOne()
    {
        var component = new ComponentDialog("main").AddDialog(Waits("A")).AddDialog(Waits("B"));
        component.InitialDialogId = "B";

        await new DialogFlow(component).Test.Test("hi", "B").StartTestAsync();
    }

    [Fact]
    public async Task Begin_NoDialogs_Throws() =>
        await Should.ThrowAsync<InvalidOperationException>(new DialogFlow(new ComponentDialog("main")).Test.Send("hi").StartTestAsync());

    [Fact]
    public async Task Nested_ThreeDeep_GoesOnInEveryTurnAndReturnsItsResult()
    {
        var inner = new ComponentDialog("inner")
            .AddDialog(new WaterfallDialog("ask", [(step, token) => step.PromptAsync("text", new PromptOptions { Prompt = MessageFactory.Text("name?") }, token)]))
            .AddDialog(new TextPrompt("text"));
        var middle = new ComponentDialog("middle").AddDialog(inner);
        var outer = new ComponentDialog("outer")
            .AddDialog(new WaterfallDialog("call",
            [
                (step, token) => step.BeginDialogAsync("middle", null, token),
                (step, token) => step.EndDialogAsync($"hello {step.Result}", token),
            ]))
            .AddDialog(middle);
        var flow = new DialogFlow(outer);

        await flow.Test.Test("hi", "name?").Send("Ada").StartTestAsync();

        flow.Result!.Status.ShouldBe(DialogTurnStatus.Complete);
        flow.Result.Result.ShouldBe("hello Ada");
    }

    [Fact]
    public async Task Reprompt_Nested_AsksThePromptOnTopAgain()
    {
        var main = new ComponentDialog("main").AddDialog(new ComponentDialog("inner")
            .AddDialog(new WaterfallDialog("ask", [(step, token) => step.PromptAsync("text", new PromptOptions { Prompt = MessageFactory.Text("name?") }, token)]))
            .AddDialog(new TextPrompt("text")));

        await new DialogFlow(main).Test.Test("hi", "name?").Test("reprompt", "name?").Test("reprompt", "name?").StartTestAsync();
    }

    [Fact]
    public async Task BeginDialogAsync_DialogOfTheParent_RunsAndReturnsIntoTheComponent()
    {
        var child = new ComponentDialog("child").AddDialog(new WaterfallDialog("steps",
        [
            (step, token) => step.BeginDialogAsync("shared", null, token),
            async (step, token) =>
            {
                await step.Context.SendActivityAsync($"child got {step.Result}", cancellationToken: token);
                return await step.EndDialogAsync(null, token);
            },
        ]));
        var main = new ComponentDialog("main").AddDialog(child).AddDialog(Waits("shared"));

        await new DialogFlow(main).Test.Test("hi", "shared").Test("x", "child got x").StartTestAsync();
    }

    [Fact]
    public async Task Hooks_BeginContinueRepromptEnd_AreCalled()
    {
        var component = new Hooked();
        var flow = new DialogFlow(component);

        await flow.Test.Test("hi", "steps").Test("reprompt", "reprompted").Send("x").StartTestAsync();

        component.Calls.ShouldBe(["begin", "reprompt", "continue", "end EndCalled"]);
    }

    [Fact]
    public async Task Cancel_Outer_EndsTheDialogsInside()
    {
        var inner = new Hooked();
        var flow = new DialogFlow(new ComponentDialog("outer").AddDialog(inner));

        await flow.Test.Test("hi", "steps").Send("cancel").StartTestAsync();

        flow.Result!.Status.ShouldBe(DialogTurnStatus.Cancelled);
        inner.Calls.ShouldBe(["begin", "end CancelCalled"]);
    }

    [Fact]
    public async Task OnContinue_Interrupts_LeavesTheDialogInsideWaiting()
    {
        var flow = new DialogFlow(new Helpful());

        await flow.Test.Test("hi", "steps").Test("help", "here is help").Send("x").StartTestAsync();

        flow.Result!.Status.ShouldBe(DialogTurnStatus.Complete);
    }

    [Fact]
    public async Task Step_Cancelled_CancelsTheComponentWithItsResult()
    {
        var flow = new DialogFlow(new ComponentDialog("outer").AddDialog(new WaterfallDialog("steps",
        [
            (_, _) => Task.FromResult(new DialogTurnResult(DialogTurnStatus.Cancelled, 42)),
        ])));

        await flow.Test.Send("hi").StartTestAsync();

        (flow.Result!.Status, flow.Result.Result).ShouldBe((DialogTurnStatus.Cancelled, 42));
    }

    [Fact]
    public async Task CancelAllDialogsAsync_FromAStepInside_EndsTheComponentWithoutResult()
    {
        var inner = new ComponentDialog("inner").AddDialog(new WaterfallDialog("steps", [(step, token) => step.CancelAllDialogsAsync(token)]));
        var flow = new DialogFlow(new ComponentDialog("outer").AddDialog(new WaterfallDialog("call",
        [
            (step, token) => step.BeginDialogAsync("inner", null, token),
            (step, token) => step.EndDialogAsync(step.Result ?? "nothing", token),
        ])).AddDialog(inner));

        await flow.Test.Send("hi").StartTestAsync();

        flow.Result!.Result.ShouldBe("nothing");
    }

    [Fact]
    public void GetVersion_DialogInsideChanges_Changes()
    {
        var one = new ComponentDialog("main").AddDialog(new WaterfallDialog("A").AddStep("x", (_, _) => DialogFlow.EndOfTurn));
        var two = new ComponentDialog("main").AddDialog(new WaterfallDialog("A").AddStep("y", (_, _) => DialogFlow.EndOfTurn));

        one.GetVersion().ShouldNotBe(two.GetVersion());
    }

    private static WaterfallDialog Waits(string id) => new(id,
    [
        async (step, token) =>
        {
            await step.Context.SendActivityAsync(id, cancellationToken: token);
            return Dialog.EndOfTurn;
        },
    ]);

    private sealed class Hooked : ComponentDialog
    {
        public Hooked()
            : base("hooked") => AddDialog(Waits("steps"));

        public List<string> Calls { get; } = [];

        protected override Task<DialogTurnResult> OnBeginDialogAsync(DialogContext innerDc, object? options, CancellationToken cancellationToken = default)
        {
            Calls.Add("begin");
            return base.OnBeginDialogAsync(innerDc, options, cancellationToken);
        }

        protected override Task<DialogTurnResult> OnContinueDialogAsync(DialogContext innerDc, CancellationToken cancellationToken = default)
        {
            Calls.Add("continue");
            return base.OnContinueDialogAsync(innerDc, cancellationToken);
        }

        protected override Task OnRepromptDialogAsync(ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default)
        {
            Calls.Add("reprompt");
            return turnContext.SendActivityAsync("reprompted", cancellationToken: cancellationToken);
        }

        protected override Task OnEndDialogAsync(ITurnContext context, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default)
        {
            Calls.Add($"end {reason}");
            return Task.CompletedTask;
        }
    }

    private sealed class Helpful : ComponentDialog
    {
        public Helpful()
            : base("helpful") => AddDialog(Waits("steps"));

        protected override async Task<DialogTurnResult> OnContinueDialogAsync(DialogContext innerDc, CancellationToken cancellationToken = default)
        {
            if (innerDc.Context.Activity.Text != "help")
            {
                return await base.OnContinueDialogAsync(innerDc, cancellationToken);
            }

            await innerDc.Context.SendActivityAsync("here is help", cancellationToken: cancellationToken);
            return EndOfTurn;
        }
    }
}
