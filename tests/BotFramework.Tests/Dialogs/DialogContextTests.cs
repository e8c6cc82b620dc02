using BotFramework.Adapters;
using BotFramework.Dialogs;
using BotFramework.Schema;

namespace BotFramework.Tests.Dialogs;

public class DialogContextTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private readonly List<string> _calls = [];

    [Fact]
    public async Task BeginDialogAsync_Dialog_PutsItOnTop()
    {
        var context = Stack(Waits("A"), Waits("B"));

        (await context.BeginDialogAsync("A", null, Token)).Status.ShouldBe(DialogTurnStatus.Waiting);
        await context.BeginDialogAsync("B", null, Token);

        context.ActiveDialog!.Id.ShouldBe("B");
        context.Stack.Select(dialog => dialog.Id).ShouldBe(["B", "A"]);
    }

    [Fact]
    public async Task BeginDialogAsync_UnknownDialog_ThrowsAndLeavesTheStack()
    {
        var context = Stack(Waits("A"));

        (await Should.ThrowAsync<ArgumentException>(() => context.BeginDialogAsync("B", null, Token))).Message.ShouldContain("'B'");

        context.Stack.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Begin_NoId_Throws(string? id)
    {
        var context = Stack(Waits("A"));

        await Should.ThrowAsync<ArgumentNullException>(() => context.BeginDialogAsync(id!, null, Token));
        await Should.ThrowAsync<ArgumentNullException>(() => context.PromptAsync(id!, new PromptOptions(), Token));
        await Should.ThrowAsync<ArgumentNullException>(() => context.ReplaceDialogAsync(id!, null, Token));
    }

    [Fact]
    public async Task PromptAsync_NoOptions_Throws() =>
        await Should.ThrowAsync<ArgumentNullException>(() => Stack(new TextPrompt("A")).PromptAsync("A", null!, Token));

    [Fact]
    public async Task Values_CancellationTokenInTheirPlace_Throws()
    {
        var context = Stack(Waits("A"));

        await Should.ThrowAsync<ArgumentException>(() => context.BeginDialogAsync("A", CancellationToken.None, Token));
        await Should.ThrowAsync<ArgumentException>(() => context.ReplaceDialogAsync("A", CancellationToken.None, Token));
        await Should.ThrowAsync<ArgumentException>(() => context.EndDialogAsync(CancellationToken.None, Token));
    }

    [Fact]
    public async Task ContinueDialogAsync_EmptyStack_IsEmpty() =>
        (await Stack(Waits("A")).ContinueDialogAsync(Token)).Status.ShouldBe(DialogTurnStatus.Empty);

    [Fact]
    public async Task ContinueDialogAsync_DialogGoneFromTheSet_EmptiesTheStackAndSaysSo()
    {
        var context = Stack(new DialogInstance { Id = "gone" }, Waits("A"));

        (await context.ContinueDialogAsync(Token)).Status.ShouldBe(DialogTurnStatus.Empty);

        context.Stack.ShouldBeEmpty();
        context.IsPositionLost.ShouldBeTrue();
    }

    [Fact]
    public async Task EndDialogAsync_DialogBelowGoneFromTheSet_Throws()
    {
        var context = Stack(new DialogInstance { Id = "gone" }, Waits("A"));
        await context.BeginDialogAsync("A", null, Token);

        (await Should.ThrowAsync<DialogPositionLostException>(() => context.EndDialogAsync(null, Token))).Message.ShouldContain("'gone'");
    }

    [Fact]
    public async Task EndDialogAsync_LastDialog_CompletesWithTheResult()
    {
        var context = Stack(Waits("A"));
        await context.BeginDialogAsync("A", null, Token);

        var result = await context.EndDialogAsync("done", Token);

        result.Status.ShouldBe(DialogTurnStatus.Complete);
        result.Result.ShouldBe("done");
        context.ActiveDialog.ShouldBeNull();
    }

    [Fact]
    public async Task EndDialogAsync_DialogBelow_GetsTheResult()
    {
        var context = Stack(Waits("A"), Waits("B"));
        await context.BeginDialogAsync("A", null, Token);
        await context.BeginDialogAsync("B", null, Token);

        await context.EndDialogAsync("done", Token);

        _calls.ShouldBe(["begin A", "begin B", "end B EndCalled", "resume A EndCalled done"]);
        context.ActiveDialog!.Id.ShouldBe("A");
    }

    [Fact]
    public async Task ReplaceDialogAsync_DialogBelow_IsNotResumed()
    {
        var context = Stack(Waits("A"), Waits("B"), Waits("C"));
        await context.BeginDialogAsync("A", null, Token);
        await context.BeginDialogAsync("B", null, Token);

        await context.ReplaceDialogAsync("C", null, Token);

        _calls.ShouldBe(["begin A", "begin B", "end B ReplaceCalled", "begin C"]);
        context.Stack.Select(dialog => dialog.Id).ShouldBe(["C", "A"]);
    }

    [Fact]
    public async Task CancelAllDialogsAsync_Dialogs_EndsThemFromTheTopAndResumesNone()
    {
        var context = Stack(Waits("A"), Waits("B"));
        await context.BeginDialogAsync("A", null, Token);
        await context.BeginDialogAsync("B", null, Token);

        var result = await context.CancelAllDialogsAsync(Token);

        result.Status.ShouldBe(DialogTurnStatus.Cancelled);
        _calls.ShouldBe(["begin A", "begin B", "end B CancelCalled", "end A CancelCalled"]);
        context.Stack.ShouldBeEmpty();
    }

    [Fact]
    public async Task CancelAllDialogsAsync_EmptyStack_IsEmpty() =>
        (await Stack(Waits("A")).CancelAllDialogsAsync(Token)).Status.ShouldBe(DialogTurnStatus.Empty);

    [Fact]
    public async Task CancelAllDialogsAsync_WithParents_ClearsTheirStacksToo()
    {
        var parent = Stack(Waits("A"));
        await parent.BeginDialogAsync("A", null, Token);
        var inner = new DialogContext(new DialogSet().Add(Waits("B")), parent, new DialogState());
        await inner.BeginDialogAsync("B", null, Token);

        await inner.CancelAllDialogsAsync(true, cancellationToken: Token);

        inner.Stack.ShouldBeEmpty();
        parent.Stack.ShouldBeEmpty();
    }

    [Fact]
    public async Task BeginDialogAsync_DialogOfTheParent_IsFound()
    {
        var parent = Stack(Waits("A"));
        var inner = new DialogContext(new DialogSet(), parent, new DialogState());

        await inner.BeginDialogAsync("A", null, Token);

        inner.ActiveDialog!.Id.ShouldBe("A");
        parent.ActiveDialog.ShouldBeNull();
    }

    [Fact]
    public async Task RepromptDialogAsync_Dialogs_AsksTheTopOne()
    {
        var context = Stack(Waits("A"), Waits("B"));
        await context.RepromptDialogAsync(Token);
        await context.BeginDialogAsync("A", null, Token);
        await context.BeginDialogAsync("B", null, Token);

        await context.RepromptDialogAsync(Token);

        _calls.ShouldBe(["begin A", "begin B", "reprompt B"]);
    }

    [Fact]
    public async Task Child_ComponentOnTop_IsTheStackInside()
    {
        var context = Stack(new ComponentDialog("outer").AddDialog(Waits("inner")), Waits("A"));
        context.Child.ShouldBeNull();
        await context.BeginDialogAsync("outer", null, Token);

        context.Child!.ActiveDialog!.Id.ShouldBe("inner");
        context.Child.Parent.ShouldBeSameAs(context);

        await context.BeginDialogAsync("A", null, Token);
        context.Child.ShouldBeNull();
    }

    [Fact]
    public async Task Dialog_NothingOverridden_EndsWhenItGoesOn()
    {
        var context = Stack(new Plain("A"));
        await context.BeginDialogAsync("A", null, Token);

        (await context.ContinueDialogAsync(Token)).Status.ShouldBe(DialogTurnStatus.Complete);
    }

    private static DialogContext Stack(params Dialog[] dialogs) => Stack(null, dialogs);

    private static DialogContext Stack(DialogInstance? top, params Dialog[] dialogs)
    {
        var set = new DialogSet();
        foreach (var dialog in dialogs)
        {
            set.Add(dialog);
        }

        return new DialogContext(set, new TurnContext(new TestAdapter(), new Activity(ActivityTypes.Message)), new DialogState(top is null ? [] : [top]));
    }

    private Recording Waits(string id) => new(id, _calls);

    private sealed class Plain(string id) : Dialog(id)
    {
        public override Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null, CancellationToken cancellationToken = default) => DialogFlow.EndOfTurn;
    }

    private sealed class Recording(string id, List<string> calls) : Dialog(id)
    {
        public override Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null, CancellationToken cancellationToken = default)
        {
            calls.Add($"begin {Id}");
            return DialogFlow.EndOfTurn;
        }

        public override Task<DialogTurnResult> ResumeDialogAsync(DialogContext dc, DialogReason reason, object? result = null, CancellationToken cancellationToken = default)
        {
            calls.Add($"resume {Id} {reason} {result}");
            return DialogFlow.EndOfTurn;
        }

        public override Task RepromptDialogAsync(ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default)
        {
            calls.Add($"reprompt {Id}");
            return Task.CompletedTask;
        }

        public override Task EndDialogAsync(ITurnContext turnContext, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default)
        {
            calls.Add($"end {Id} {reason}");
            return Task.CompletedTask;
        }
    }
}
