using BotFramework.Adapters;
using BotFramework.Schema;

namespace BotFramework.Tests.Adapters;

public class TestAdapterTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("test")]
    [InlineData("msteams")]
    [InlineData("webchat")]
    public async Task SendTextToBotAsync_ChannelId_IsTheTurnsAndTheReplys(string channelId)
    {
        var adapter = new TestAdapter(channelId);
        string? received = null;

        await adapter.SendTextToBotAsync("hi", async (turn, token) =>
        {
            received = turn.Activity.ChannelId;
            await turn.SendActivityAsync("hello", cancellationToken: token);
        }, Token);

        received.ShouldBe(channelId);
        adapter.GetNextReply()!.ChannelId.ShouldBe(channelId);
    }

    [Fact]
    public async Task ProcessActivityAsync_EmptyActivity_IsFilledIn()
    {
        var adapter = new TestAdapter(TestAdapter.CreateConversation("name", "Ada", "Robot")) { Locale = "de-de" };
        Activity? received = null;

        await adapter.ProcessActivityAsync(new Activity(), (turn, _) =>
        {
            received = turn.Activity;
            return Task.CompletedTask;
        }, Token);

        (received!.Type, received.From!.Id, received.From.Name, received.Recipient!.Id, received.Conversation!.Id).ShouldBe((ActivityTypes.Message, "ada", "Ada", "robot", "name"));
        received.Id.ShouldNotBeNullOrEmpty();
        received.Timestamp.ShouldNotBeNull();
        received.ServiceUrl.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task ProcessActivityAsync_From_IsKept()
    {
        var adapter = new TestAdapter();
        Activity? received = null;

        await adapter.ProcessActivityAsync(new Activity { From = new ChannelAccount("other") }, (turn, _) =>
        {
            received = turn.Activity;
            return Task.CompletedTask;
        }, Token);

        received!.From!.Id.ShouldBe("other");
    }

    [Fact]
    public void MakeActivity_Locale_IsTheAdapters() => new TestAdapter { Locale = "de-de" }.MakeActivity("hi").Locale.ShouldBe("de-de");

    [Fact]
    public async Task ActiveQueue_Replies_AreInOrder()
    {
        var adapter = new TestAdapter();

        await adapter.SendTextToBotAsync("hi", (turn, token) => turn.SendActivitiesAsync([MessageFactory.Text("one"), MessageFactory.Text("two")], token), Token);

        adapter.ActiveQueue.Select(reply => reply.Text).ShouldBe(["one", "two"]);
        adapter.GetNextReply()!.AsMessageActivity()!.Text.ShouldBe("one");
        adapter.GetNextReply()!.AsMessageActivity()!.Text.ShouldBe("two");
        adapter.GetNextReply().ShouldBeNull();
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task SendActivitiesAsync_Trace_IsQueuedOnlyWhereAsked(bool sendTraceActivity, int expected)
    {
        var adapter = new TestAdapter("test", sendTraceActivity);

        await adapter.SendTextToBotAsync("hi", (turn, token) => turn.SendActivityAsync(new Activity(ActivityTypes.Trace), token), Token);

        adapter.ActiveQueue.Count.ShouldBe(expected);
    }

    [Fact]
    public async Task UpdateAndDelete_QueuedReply_IsReplacedAndRemoved()
    {
        var adapter = new TestAdapter();

        await adapter.SendTextToBotAsync("hi", async (turn, token) =>
        {
            var first = await turn.SendActivityAsync("first", cancellationToken: token);
            var second = await turn.SendActivityAsync("second", cancellationToken: token);
            await turn.UpdateActivityAsync(new Activity(ActivityTypes.Message) { Id = first!.Id, Text = "changed" }, token);
            await turn.DeleteActivityAsync(second!.Id!, token);
        }, Token);

        adapter.ActiveQueue.Select(reply => reply.Text).ShouldBe(["changed"]);
    }

    [Fact]
    public async Task GetNextReplyAsync_ReplyComesLater_IsHandedOver()
    {
        var adapter = new TestAdapter();
        var waiting = adapter.GetNextReplyAsync(Token);
        waiting.IsCompleted.ShouldBeFalse();

        await adapter.SendTextToBotAsync("hi", (turn, token) => turn.SendActivityAsync("late", cancellationToken: token), Token);

        (await waiting).AsMessageActivity()!.Text.ShouldBe("late");
        adapter.ActiveQueue.ShouldBeEmpty();
    }

    [Fact]
    public async Task GetNextReplyAsync_GivenUp_LosesNoReply()
    {
        var adapter = new TestAdapter();
        using var given = new CancellationTokenSource();
        var waiting = adapter.GetNextReplyAsync(given.Token);
        await given.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(waiting);

        await adapter.SendTextToBotAsync("hi", (turn, token) => turn.SendActivityAsync("late", cancellationToken: token), Token);

        adapter.GetNextReply()!.AsMessageActivity()!.Text.ShouldBe("late");
    }

    [Fact]
    public async Task CreateConversationAsync_Channel_RunsATurnInANewConversation()
    {
        var adapter = new TestAdapter();
        Activity? received = null;

        await adapter.CreateConversationAsync("webchat", (turn, _) =>
        {
            received = turn.Activity;
            return Task.CompletedTask;
        }, Token);

        (received!.Type, received.ChannelId).ShouldBe((ActivityTypes.ConversationUpdate, "webchat"));
        received.Conversation!.Id.ShouldNotBe("Conversation1");
    }

    [Fact]
    public async Task Use_Middleware_RunsAroundTheTurn()
    {
        var state = new ConversationState(new MemoryStorage());
        var count = state.CreateProperty<int>("count");
        TestAdapter adapter = new TestAdapter().Use(new AutoSaveStateMiddleware(state));
        var seen = new List<int>();

        for (var i = 0; i < 3; i++)
        {
            await adapter.SendTextToBotAsync("hi", async (turn, token) =>
            {
                var next = await count.GetAsync(turn, () => 0, token) + 1;
                await count.SetAsync(turn, next, token);
                seen.Add(next);
            }, Token);
        }

        seen.ShouldBe([1, 2, 3]);
    }
}
