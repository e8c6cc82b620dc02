using BotFramework.Schema;
using BotFramework.Turns;

namespace BotFramework.Tests.Turns;

public class ConversationReferenceTests : TurnPipelineFixture
{
    [Fact]
    public async Task FindReference_NothingEverCameIn_IsNull() => (await FindAsync()).ShouldBeNull();

    [Fact]
    public async Task FindReference_AfterAnActivity_ReachesItsConversation()
    {
        await RunAsync(Incoming.Message(), CountAsync);

        var reference = (await FindAsync()).ShouldNotBeNull();
        (reference.ServiceUrl, reference.ChannelId, reference.Conversation?.Id, reference.User?.Id, reference.Bot?.Id, reference.Locale)
            .ShouldBe(("https://channel.example", "test", "conversation", "user", "bot", "en-GB"));
    }

    [Fact]
    public async Task FindReference_TheChannelMoved_HasTheNewAddress()
    {
        await RunAsync(Incoming.Message(id: "1"), CountAsync);
        var moved = Incoming.Message(id: "2");
        moved.ServiceUrl = "https://elsewhere.example";
        await RunAsync(moved, CountAsync);

        (await FindAsync()).ShouldNotBeNull().ServiceUrl.ShouldBe("https://elsewhere.example");
    }

    [Fact]
    public async Task FindReference_OfAGroup_DoesNotSayWhoSpokeLast()
    {
        var message = Incoming.Message();
        message.Conversation!.ConversationType = "groupChat";
        await RunAsync(message, CountAsync);

        (await FindAsync()).ShouldNotBeNull().User.ShouldBeNull();
    }

    [Theory]
    [InlineData("remove", true)]
    [InlineData("remove-upgrade", false)]
    [InlineData("add", false)]
    public async Task FindReference_AfterAnInstallationUpdate_IsNullOnceTheBotIsGone(string action, bool gone)
    {
        await RunAsync(Incoming.Message(id: "1"), CountAsync);
        var update = Incoming.OfType(ActivityTypes.InstallationUpdate);
        (update.Id, update.Action) = ("2", action);
        await RunAsync(update, (_, _) => Task.CompletedTask);

        ((await FindAsync()) is null).ShouldBe(gone);
    }

    [Theory]
    [InlineData("bot", true)]
    [InlineData("user", false)]
    public async Task FindReference_AfterAMemberLeft_IsNullIfItWasTheBot(string member, bool gone)
    {
        await RunAsync(Incoming.Message(id: "1"), CountAsync);
        var update = Incoming.OfType(ActivityTypes.ConversationUpdate);
        (update.Id, update.MembersRemoved) = ("2", [new ChannelAccount(member)]);
        await RunAsync(update, (_, _) => Task.CompletedTask);

        ((await FindAsync()) is null).ShouldBe(gone);
    }

    [Fact]
    public async Task ContinueConversation_AStoredReference_IsATurnInTheConversationThatAnswersNothing()
    {
        await RunAsync(Incoming.Message(), CountAsync);
        var sent = new List<Activity>();
        Channel.Sent = sent.Add;

        await Adapter.ContinueConversationAsync("bot", (await FindAsync())!, CountAsync, Token);

        var reminder = sent.ShouldHaveSingleItem();
        (reminder.Text, reminder.Recipient?.Id, reminder.ServiceUrl, reminder.ReplyToId).ShouldBe(("2", "user", "https://channel.example", null));
        (await FindAsync()).ShouldNotBeNull().User?.Id.ShouldBe("user");
    }

    [Fact]
    public async Task ContinueConversation_TheSameActivityTwice_RunsOnce()
    {
        await RunAsync(Incoming.Message(), CountAsync);
        var continuation = (await FindAsync())!.GetContinuationActivity();
        continuation.Id = "2026-03-04/evening";

        await Adapter.ContinueConversationAsync("bot", continuation, CountAsync, Token);
        await Process().ContinueConversationAsync("bot", continuation, CountAsync, Token);

        Channel.Taken.ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task ContinueConversation_WhileAMessageIsAnswered_WaitsItsTurn()
    {
        await RunAsync(Incoming.Message(id: "1"), CountAsync);
        var reference = (await FindAsync())!;
        var gate = new TaskCompletionSource();
        var begun = new TaskCompletionSource();
        var answering = RunAsync(Incoming.Message(id: "2"), async (turn, token) =>
        {
            begun.SetResult();
            await gate.Task;
            await CountAsync(turn, token);
        });
        await begun.Task;
        var continuing = Adapter.ContinueConversationAsync("bot", reference, CountAsync, Token);
        gate.SetResult();
        await Task.WhenAll(answering, continuing);

        Channel.Taken.ShouldBe(["1", "2", "3"]);
    }

    private Task<ConversationReference?> FindAsync() =>
        Pipeline().FindReferenceAsync("test", "conversation", Token);
}
