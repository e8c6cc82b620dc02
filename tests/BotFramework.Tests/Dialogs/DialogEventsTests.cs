using BotFramework.Adapters;
using BotFramework.Dialogs;
using BotFramework.Schema;

namespace BotFramework.Tests.Dialogs;

public class DialogEventsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private readonly List<string> _heard = [];

    [Fact]
    public async Task CancelAll_Stack_TellsAllButTheFirst()
    {
        var context = await StackAsync(Listens("A"), Listens("B"), Listens("C"));

        (await context.CancelAllDialogsAsync(Token)).Status.ShouldBe(DialogTurnStatus.Cancelled);

        _heard.ShouldBe(["C ends", "B before cancelDialog", "B after cancelDialog", "B ends", "A before cancelDialog", "A after cancelDialog", "A ends"]);
        context.Stack.ShouldBeEmpty();
    }

    [Fact]
    public async Task CancelAll_HandledByOne_KeepsItAndAllBelow()
    {
        var context = await StackAsync(Listens("A"), Listens("B", DialogEvents.CancelDialog), Listens("C"));

        (await context.CancelAllDialogsAsync(false, null, null, Token)).Status.ShouldBe(DialogTurnStatus.Cancelled);

        _heard.ShouldBe(["C ends", "B before cancelDialog"]);
        context.Stack.Select(dialog => dialog.Id).ShouldBe(["B", "A"]);
    }

    [Fact]
    public async Task CancelAll_NamedEvent_TellsThatOneWithItsValue()
    {
        var context = await StackAsync(Listens("A"), Listens("B"));

        await context.CancelAllDialogsAsync(false, "moved", 7, Token);

        _heard.ShouldBe(["B ends", "A before moved 7", "A after moved 7", "A ends"]);
    }

    [Fact]
    public async Task CancelAll_WithParents_TellsTheParentsDialogs()
    {
        var parent = await StackAsync(Listens("A"));
        var inner = new DialogContext(new DialogSet().Add(Listens("B")), parent, new DialogState());
        await inner.BeginDialogAsync("B", null, Token);

        await inner.CancelAllDialogsAsync(true, cancellationToken: Token);

        _heard.ShouldBe(["B ends", "A before cancelDialog", "A after cancelDialog", "A ends"]);
        parent.Stack.ShouldBeEmpty();
    }

    [Fact]
    public async Task CancelAll_WithParentsHandledThere_KeepsTheParent()
    {
        var parent = await StackAsync(Listens("A", DialogEvents.CancelDialog));
        var inner = new DialogContext(new DialogSet().Add(Listens("B")), parent, new DialogState());
        await inner.BeginDialogAsync("B", null, Token);

        await inner.CancelAllDialogsAsync(true, cancellationToken: Token);

        inner.Stack.ShouldBeEmpty();
        parent.ActiveDialog!.Id.ShouldBe("A");
    }

    [Fact]
    public async Task CancelAll_CancellationTokenAsValue_Throws() =>
        await Should.ThrowAsync<ArgumentException>((await StackAsync(Listens("A"))).CancelAllDialogsAsync(false, null, Token, Token));

    [Fact]
    public async Task EmitEvent_Bubbles_ReachesTheParentBetweenBeforeAndAfter()
    {
        var parent = await StackAsync(Listens("A"));
        var inner = new DialogContext(new DialogSet().Add(Listens("B")), parent, new DialogState());
        await inner.BeginDialogAsync("B", null, Token);

        (await inner.EmitEventAsync("news", 1, cancellationToken: Token)).ShouldBeFalse();

        _heard.ShouldBe(["B before news 1", "A before news 1", "A after news 1", "B after news 1"]);
    }

    [Fact]
    public async Task EmitEvent_NotBubbling_StaysWithTheActiveDialog()
    {
        var parent = await StackAsync(Listens("A"));
        var inner = new DialogContext(new DialogSet().Add(Listens("B")), parent, new DialogState());
        await inner.BeginDialogAsync("B", null, Token);

        await inner.EmitEventAsync("news", bubble: false, cancellationToken: Token);

        _heard.ShouldBe(["B before news", "B after news"]);
    }

    [Fact]
    public async Task EmitEvent_HandledByTheParent_ReturnsTrueAndEnds()
    {
        var parent = await StackAsync(Listens("A", "news"));
        var inner = new DialogContext(new DialogSet().Add(Listens("B")), parent, new DialogState());
        await inner.BeginDialogAsync("B", null, Token);

        (await inner.EmitEventAsync("news", cancellationToken: Token)).ShouldBeTrue();

        _heard.ShouldBe(["B before news", "A before news"]);
    }

    [Fact]
    public async Task EmitEvent_FromLeaf_BeginsInside()
    {
        var context = await StackAsync(new ComponentDialog("outer").AddDialog(Listens("inner")));

        await context.EmitEventAsync("news", fromLeaf: true, cancellationToken: Token);

        _heard.ShouldBe(["inner before news", "inner after news"]);
    }

    [Fact]
    public async Task EmitEvent_EmptyStack_IsNotHandled()
    {
        using var turn = new TurnContext(new TestAdapter(), new Activity(ActivityTypes.Message));

        (await new DialogContext(new DialogSet(), turn, new DialogState()).EmitEventAsync("news", cancellationToken: Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task Reprompt_Handled_AsksNotAgain()
    {
        var context = await StackAsync(Listens("A", DialogEvents.RepromptDialog));

        await context.RepromptDialogAsync(Token);

        _heard.ShouldBe(["A before repromptDialog"]);
    }

    [Fact]
    public async Task Reprompt_DialogOfTheParentInsideAComponent_IsAskedAgain()
    {
        var child = new ComponentDialog("child").AddDialog(new WaterfallDialog("steps").AddStep("call", (step, token) => step.BeginDialogAsync("shared", null, token)));
        var context = await StackAsync(new ComponentDialog("main").AddDialog(child).AddDialog(Listens("shared")));

        await context.RepromptDialogAsync(Token);

        _heard.ShouldContain("shared asks again");
    }

    private static async Task<DialogContext> StackAsync(params Dialog[] dialogs)
    {
        var set = dialogs.Aggregate(new DialogSet(), (set, dialog) => set.Add(dialog));
        var context = new DialogContext(set, new TurnContext(new TestAdapter(), new Activity(ActivityTypes.Message)), new DialogState());
        foreach (var dialog in dialogs)
        {
            await context.BeginDialogAsync(dialog.Id, null, Token);
        }

        return context;
    }

    private Listener Listens(string id, string? handles = null) => new(id, handles, _heard);

    private sealed class Listener(string id, string? handles, List<string> heard) : Dialog(id)
    {
        public override Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null, CancellationToken cancellationToken = default) => DialogFlow.EndOfTurn;

        public override Task RepromptDialogAsync(ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default)
        {
            heard.Add($"{Id} asks again");
            return Task.CompletedTask;
        }

        public override Task EndDialogAsync(ITurnContext turnContext, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default)
        {
            heard.Add($"{Id} ends");
            return Task.CompletedTask;
        }

        protected override Task<bool> OnPreBubbleEventAsync(DialogContext dc, DialogEvent e, CancellationToken cancellationToken = default)
        {
            heard.Add($"{Id} before {e.Name} {e.Value}".TrimEnd());
            return Task.FromResult(e.Name == handles);
        }

        protected override Task<bool> OnPostBubbleEventAsync(DialogContext dc, DialogEvent e, CancellationToken cancellationToken = default)
        {
            heard.Add($"{Id} after {e.Name} {e.Value}".TrimEnd());
            return Task.FromResult(false);
        }
    }
}
