using BotFramework.Adapters;
using BotFramework.Schema;

namespace BotFramework.Tests;

public sealed class TurnContextTests : IDisposable
{
    private readonly RecordingAdapter _adapter = new();
    private readonly TurnContext _turn;

    public TurnContextTests() => _turn = new TurnContext(_adapter, Incoming.Message());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _turn.Dispose();

    [Fact]
    public void Constructor_Nothing_Throws()
    {
        Should.Throw<ArgumentNullException>(() => new TurnContext(null!, new Activity()));
        Should.Throw<ArgumentNullException>(() => new TurnContext(_adapter, null!));
    }

    [Fact]
    public async Task SendActivityAsync_Text_IsAddressedToTheConversation()
    {
        await _turn.SendActivityAsync("hello", "speech", InputHints.IgnoringInput, Token);

        var sent = _adapter.Sent.Single();
        (sent.Type, sent.Text, sent.Speak, sent.InputHint).ShouldBe((ActivityTypes.Message, "hello", "speech", InputHints.IgnoringInput));
        (sent.From!.Id, sent.Recipient!.Id, sent.Conversation!.Id, sent.ReplyToId).ShouldBe(("bot", "user", "conversation", "in-1"));
        (sent.ChannelId, sent.ServiceUrl).ShouldBe(("test", "https://channel.example"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public async Task SendActivityAsync_NoText_Throws(string? text) =>
        await Should.ThrowAsync<ArgumentNullException>(() => _turn.SendActivityAsync(text!, cancellationToken: Token));

    [Fact]
    public async Task SendActivityAsync_NoActivity_Throws() =>
        await Should.ThrowAsync<ArgumentNullException>(() => _turn.SendActivityAsync((IActivity)null!, Token));

    [Fact]
    public async Task SendActivitiesAsync_NothingOrNull_Throws()
    {
        await Should.ThrowAsync<ArgumentNullException>(() => _turn.SendActivitiesAsync(null!, Token));
        await Should.ThrowAsync<ArgumentException>(() => _turn.SendActivitiesAsync([], Token));
    }

    [Fact]
    public async Task SendActivitiesAsync_Several_ReturnsTheirIdsInOrder()
    {
        var responses = await _turn.SendActivitiesAsync([new Activity(ActivityTypes.Message) { Id = "a" }, new Activity(ActivityTypes.Message) { Id = "b" }], Token);

        responses.Select(response => response.Id).ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task SendActivityAsync_NoTypeNoHint_IsAMessageThatAcceptsInput()
    {
        await _turn.SendActivityAsync(new Activity { Text = "hello" }, Token);

        (_adapter.Sent.Single().Type, _adapter.Sent.Single().InputHint).ShouldBe((ActivityTypes.Message, InputHints.AcceptingInput));
    }

    [Theory]
    [InlineData(ActivityTypes.Message, true)]
    [InlineData(ActivityTypes.Event, true)]
    [InlineData(ActivityTypes.Trace, false)]
    [InlineData(ActivityTypes.Typing, true)]
    public async Task Responded_AfterSending_IsTrueForReplies(string type, bool expected)
    {
        _turn.Responded.ShouldBeFalse();

        await _turn.SendActivityAsync(new Activity(type), Token);

        _turn.Responded.ShouldBe(expected);
    }

    [Fact]
    public async Task OnSendActivities_Handlers_RunInOrderAndMayChangeWhatIsSent()
    {
        var calls = new List<string>();
        _turn.OnSendActivities(async (_, activities, next) =>
        {
            calls.Add("first");
            activities[0].Text += "!";
            var responses = await next();
            calls.Add("first after");
            return responses;
        }).OnSendActivities((_, _, next) =>
        {
            calls.Add("second");
            return next();
        });

        await _turn.SendActivityAsync("hello", cancellationToken: Token);

        calls.ShouldBe(["first", "second", "first after"]);
        _adapter.Sent.Single().Text.ShouldBe("hello!");
    }

    [Fact]
    public async Task OnSendActivities_NextNotCalled_NothingIsSent()
    {
        _turn.OnSendActivities((_, _, _) => Task.FromResult<ResourceResponse[]>(null!));

        await _turn.SendActivityAsync("hello", cancellationToken: Token);

        _adapter.Sent.ShouldBeEmpty();
        _turn.Responded.ShouldBeFalse();
    }

    [Fact]
    public async Task OnSendActivities_HandlerThrows_ItComesOut()
    {
        _turn.OnSendActivities((_, _, _) => throw new NotSupportedException());

        await Should.ThrowAsync<NotSupportedException>(() => _turn.SendActivityAsync("hello", cancellationToken: Token));
    }

    [Fact]
    public async Task UpdateActivityAsync_Activity_IsAddressedAndKeepsItsId()
    {
        var response = await _turn.UpdateActivityAsync(new Activity(ActivityTypes.Message) { Id = "sent-1", Text = "new" }, Token);

        response!.Id.ShouldBe("sent-1");
        var updated = _adapter.Updated.Single();
        (updated.Id, updated.Text, updated.Conversation!.Id).ShouldBe(("sent-1", "new", "conversation"));
    }

    [Fact]
    public async Task OnUpdateActivity_Handler_MayChangeOrHoldBack()
    {
        var hold = false;
        _turn.OnUpdateActivity((_, activity, next) =>
        {
            activity.Text = "changed";
            return hold ? Task.FromResult<ResourceResponse?>(null) : next();
        });

        await _turn.UpdateActivityAsync(new Activity(ActivityTypes.Message) { Id = "1" }, Token);
        hold = true;
        await _turn.UpdateActivityAsync(new Activity(ActivityTypes.Message) { Id = "2" }, Token);

        _adapter.Updated.Select(activity => (activity.Id, activity.Text)).ShouldBe([("1", "changed")]);
    }

    [Fact]
    public async Task DeleteActivityAsync_IdOrReference_NamesTheActivity()
    {
        await _turn.DeleteActivityAsync("sent-1", Token);
        await _turn.DeleteActivityAsync(new ConversationReference { ActivityId = "sent-2" }, Token);

        _adapter.Deleted.Select(reference => reference.ActivityId).ShouldBe(["sent-1", "sent-2"]);
        _adapter.Deleted[0].Conversation!.Id.ShouldBe("conversation");
    }

    [Fact]
    public async Task DeleteActivityAsync_NoIdOrReference_Throws()
    {
        await Should.ThrowAsync<ArgumentNullException>(() => _turn.DeleteActivityAsync(" ", Token));
        await Should.ThrowAsync<ArgumentNullException>(() => _turn.DeleteActivityAsync((ConversationReference)null!, Token));
    }

    [Fact]
    public async Task OnDeleteActivity_Handler_MayChangeOrHoldBack()
    {
        _turn.OnDeleteActivity(async (_, reference, next) =>
        {
            reference.ActivityId = "changed";
            await next();
        });
        await _turn.DeleteActivityAsync("sent-1", Token);
        _turn.OnDeleteActivity((_, _, _) => Task.CompletedTask);
        await _turn.DeleteActivityAsync("sent-2", Token);

        _adapter.Deleted.Single().ActivityId.ShouldBe("changed");
    }

    [Fact]
    public void Handlers_Null_Throws()
    {
        Should.Throw<ArgumentNullException>(() => _turn.OnSendActivities(null!));
        Should.Throw<ArgumentNullException>(() => _turn.OnUpdateActivity(null!));
        Should.Throw<ArgumentNullException>(() => _turn.OnDeleteActivity(null!));
    }

    [Fact]
    public void Locale_NotSetThenSet_IsTheActivitysThenItsOwn()
    {
        _turn.Locale.ShouldBe("en-GB");

        _turn.Locale = "de-DE";

        _turn.Locale.ShouldBe("de-DE");
    }

    [Fact]
    public void Dispose_TurnState_IsDisposedOf()
    {
        var item = new CancellationTokenSource();
        var turn = new TurnContext(new TestAdapter(), new Activity());
        turn.TurnState.Add("item", item);

        turn.Dispose();

        Should.Throw<ObjectDisposedException>(() => item.Token);
        Should.Throw<ObjectDisposedException>(() => turn.TurnState.Get<object>("item"));
    }
}
