using BotFramework.Adapters;
using BotFramework.Dialogs;
using BotFramework.Schema;

namespace BotFramework.Tests.Dialogs;

public class DialogSetTests
{
    [Fact]
    public void Constructor_NoState_Throws() => Should.Throw<ArgumentNullException>(() => new DialogSet(null!));

    [Fact]
    public void Add_IdTaken_NumbersTheNewOne()
    {
        var (first, second, third) = (new WaterfallDialog("A"), new WaterfallDialog("A"), new WaterfallDialog("A"));

        var dialogs = new DialogSet().Add(first).Add(second).Add(third);

        (first.Id, second.Id, third.Id).ShouldBe(("A", "A2", "A3"));
        dialogs.Find("A").ShouldBeSameAs(first);
        dialogs.Find("A2").ShouldBeSameAs(second);
        dialogs.Find("A3").ShouldBeSameAs(third);
    }

    [Fact]
    public void Add_SameDialogTwice_KeepsItsId()
    {
        var dialog = new WaterfallDialog("A");

        var dialogs = new DialogSet().Add(dialog).Add(dialog);

        dialog.Id.ShouldBe("A");
        dialogs.GetDialogs().ShouldBe([dialog]);
    }

    [Fact]
    public void Find_UnknownId_IsNull() => new DialogSet().Find("A").ShouldBeNull();

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void Find_BlankId_Throws(string? id) => Should.Throw<ArgumentNullException>(() => new DialogSet().Find(id!));

    [Fact]
    public void GetVersion_DialogAdded_Changes()
    {
        var dialogs = new DialogSet().Add(new WaterfallDialog("A"));
        var before = dialogs.GetVersion();

        dialogs.GetVersion().ShouldBe(before);
        dialogs.Add(new WaterfallDialog("B")).GetVersion().ShouldNotBe(before);
    }

    [Fact]
    public async Task CreateContextAsync_NoState_Throws()
    {
        using var turn = new TurnContext(new TestAdapter(), new Activity());

        await Should.ThrowAsync<InvalidOperationException>(() => new DialogSet().CreateContextAsync(turn, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task CreateContextAsync_TwiceInATurn_IsTheSameStack()
    {
        var state = new ConversationState(new MemoryStorage());
        var dialogs = new DialogSet(state.CreateProperty<DialogState>("dialogs")).Add(new WaterfallDialog("A", [(_, _) => DialogFlow.EndOfTurn]));
        await new TestFlow(new TestAdapter(), async (turn, token) =>
        {
            var first = await dialogs.CreateContextAsync(turn, token);
            await first.BeginDialogAsync("A", null, token);
            var second = await dialogs.CreateContextAsync(turn, token);
            second.ActiveDialog!.Id.ShouldBe("A");
        }).Send("hi").StartTestAsync();
    }

    [Fact]
    public void Id_NotGiven_IsTheClassName() => new ComponentDialog().Id.ShouldBe("ComponentDialog");
}
