using BotFramework.Adapters;
using BotFramework.Schema;

namespace BotFramework.Tests.Adapters;

public class TestFlowTests
{
    [Fact]
    public async Task Replies_AsExpected_Pass() =>
        await Echo()
            .Test("foo", "echo:foo")
            .Test("foo", new Activity(ActivityTypes.Message) { Text = "echo:foo" })
            .Test("foo", reply => reply.AsMessageActivity()!.Text.ShouldBe("echo:foo"))
            .Send("foo").AssertReplyContains("cho:f")
            .Send("foo").AssertReplyOneOf(["echo:bar", "echo:foo"])
            .Send("ignore").AssertNoReply(timeout: 0)
            .Send("count").AssertReply("one").AssertReply("two").AssertReply("three")
            .StartTestAsync();

    [Fact]
    public async Task AssertReply_OtherText_ThrowsWithBothAndTheDescription()
    {
        var failure = await Should.ThrowAsync<InvalidOperationException>(Echo().Test("foo", "echo:bar", "says bar").StartTestAsync());

        failure.Message.ShouldContain("says bar");
        failure.Message.ShouldContain("echo:bar");
        failure.Message.ShouldContain("echo:foo");
    }

    [Fact]
    public async Task AssertReply_OtherType_Throws() =>
        await Should.ThrowAsync<InvalidOperationException>(Echo().Test("foo", new Activity(ActivityTypes.Event)).StartTestAsync());

    [Fact]
    public async Task AssertReply_Comparer_Decides()
    {
        var never = EqualityComparer<IActivity>.Create((_, _) => false);
        var always = EqualityComparer<IActivity>.Create((_, _) => true);

        await Echo().Send("foo").AssertReply(MessageFactory.Text("anything"), always).StartTestAsync();
        await Should.ThrowAsync<InvalidOperationException>(Echo().Send("foo").AssertReply(MessageFactory.Text("echo:foo"), never).StartTestAsync());
    }

    [Fact]
    public async Task AssertReplyContains_TextWithoutIt_Throws() =>
        (await Should.ThrowAsync<InvalidOperationException>(Echo().Send("foo").AssertReplyContains("bar", "has bar").StartTestAsync())).Message.ShouldContain("has bar");

    [Fact]
    public async Task AssertReplyOneOf_NoneOfThem_Throws() =>
        await Should.ThrowAsync<InvalidOperationException>(Echo().Send("foo").AssertReplyOneOf(["a", "b"]).StartTestAsync());

    [Fact]
    public async Task AssertReply_NoneComes_TimesOut() =>
        (await Should.ThrowAsync<TimeoutException>(Echo().Send("ignore").AssertReply("anything", timeout: 1).StartTestAsync())).Message.ShouldContain("anything");

    [Fact]
    public async Task AssertNoReply_OneComes_Throws() =>
        (await Should.ThrowAsync<InvalidOperationException>(Echo().Send("foo").AssertNoReply("silence", timeout: 0).StartTestAsync())).Message.ShouldContain("silence");

    [Fact]
    public async Task AssertNoReply_NoneComesInTime_Passes() => await Echo().Send("ignore").AssertNoReply(timeout: 1).StartTestAsync();

    [Fact]
    public async Task Validator_Throws_ThatIsTheFailure() =>
        (await Should.ThrowAsync<NotSupportedException>(Echo().Send("foo").AssertReply(_ => throw new NotSupportedException("mine")).StartTestAsync())).Message.ShouldBe("mine");

    [Fact]
    public async Task Bot_Throws_ThatIsTheFailure() =>
        await Should.ThrowAsync<NotSupportedException>(new TestFlow(new TestAdapter(), (_, _) => throw new NotSupportedException()).Test("foo", "bar").StartTestAsync());

    [Fact]
    public void Send_Null_Throws()
    {
        Should.Throw<ArgumentNullException>(() => Echo().Send((string)null!));
        Should.Throw<ArgumentNullException>(() => Echo().Send((IActivity)null!));
    }

    [Fact]
    public async Task Flow_NotStarted_RunsNothing()
    {
        var turns = 0;
        var flow = new TestFlow(new TestAdapter(), (_, _) =>
        {
            turns++;
            return Task.CompletedTask;
        }).Send("a").Send("b");
        turns.ShouldBe(0);

        await flow.StartTestAsync();

        turns.ShouldBe(2);
    }

    [Fact]
    public async Task Flow_Bot_RunsItsTurns() => await new TestFlow(new TestAdapter(), new Greeter()).SendConversationUpdate().AssertReply("welcome").StartTestAsync();

    [Fact]
    public async Task AssertReply_OtherText_SaysAfterWhatAndWhatCame() =>
        (await FailureOfAsync(Echo().Test("foo", "echo:foo").Test("bar", "echo:foo", "repeats foo"))).ShouldBe("repeats foo, after 'bar': expected 'echo:foo', received 'echo:bar'.");

    [Fact]
    public async Task AssertReply_OtherTextWithButtonsAndCards_SaysWhatIsAttached()
    {
        var reply = (Activity)MessageFactory.SuggestedActions(["yes", "no"], "sure?");
        reply.Attachments = [new Attachment("image/png"), new Attachment("image/png")];

        (await FailureOfAsync(Replying(reply).Test("foo", "done"))).ShouldBe("After 'foo': expected 'done', received 'sure?' (attachments: 2, buttons: yes | no).");
    }

    [Fact]
    public async Task AssertReply_NoMessage_SaysItsTypeAndName() =>
        (await FailureOfAsync(Replying(new Activity(ActivityTypes.Event) { Name = "stop" }).Test("foo", "done"))).ShouldBe("After 'foo': expected 'done', received event 'stop'.");

    [Fact]
    public async Task AssertReply_EmptyTextExpectedOtherTypeCame_Throws() =>
        (await FailureOfAsync(Replying(new Activity(ActivityTypes.Typing)).Send("foo").AssertReply(string.Empty))).ShouldBe("After 'foo': expected '', received typing.");

    [Fact]
    public async Task AssertReplyContains_OtherText_SaysBoth() =>
        (await FailureOfAsync(Echo().Send("foo").AssertReplyContains("bar"))).ShouldBe("After 'foo': expected a text with 'bar', received 'echo:foo'.");

    [Fact]
    public async Task AssertReplyOneOf_OtherText_SaysAllOfThem() =>
        (await FailureOfAsync(Echo().Send("foo").AssertReplyOneOf(["a", "b"], "greets"))).ShouldBe("greets, after 'foo': expected one of 'a', 'b', received 'echo:foo'.");

    [Fact]
    public async Task AssertNoReply_OneComes_SaysWhatCame() =>
        (await FailureOfAsync(Echo().Send("foo").AssertNoReply(timeout: 0))).ShouldBe("After 'foo': expected no reply, received 'echo:foo'.");

    [Fact]
    public async Task AssertReply_NoneComes_SaysWhatWasAwaitedAndHowLong() =>
        (await Should.ThrowAsync<TimeoutException>(Echo().Test("ignore", "anything", timeout: 1).StartTestAsync())).Message
            .ShouldBe("After 'ignore': expected 'anything', received nothing within 1 ms.");

    [Fact]
    public async Task Validator_NoneComes_SaysAfterWhat() =>
        (await Should.ThrowAsync<TimeoutException>(Echo().Send("ignore").AssertReply(_ => { }, "any", 1).StartTestAsync())).Message
            .ShouldBe("any, after 'ignore': expected a reply, received nothing within 1 ms.");

    [Fact]
    public async Task Step_AfterAFailedOne_DoesNotRun()
    {
        List<string?> heard = [];
        var flow = new TestFlow(new TestAdapter(), (turn, _) =>
        {
            heard.Add(turn.Activity.Text);
            return Task.CompletedTask;
        }).Send("one").AssertReply("never", timeout: 1).Send("two");

        await Should.ThrowAsync<TimeoutException>(flow.StartTestAsync());

        heard.ShouldBe(["one"]);
    }

    [Fact]
    public async Task Flow_MadeLongerTwice_RunsSharedStepsOnce()
    {
        List<string?> heard = [];
        var shared = new TestFlow(new TestAdapter(), (turn, _) =>
        {
            heard.Add(turn.Activity.Text);
            return Task.CompletedTask;
        }).Send("shared");

        await shared.Send("one").StartTestAsync();
        await shared.Send("two").StartTestAsync();
        await shared.StartTestAsync();

        heard.ShouldBe(["shared", "one", "two"]);
    }

    private static async Task<string> FailureOfAsync(TestFlow flow) => (await Should.ThrowAsync<InvalidOperationException>(flow.StartTestAsync())).Message;

    private static TestFlow Replying(Activity reply) => new(new TestAdapter(), (turn, token) => turn.SendActivityAsync(reply, token));

    private static TestFlow Echo() => new(new TestAdapter(), (turn, token) => turn.Activity.Text switch
    {
        "count" => turn.SendActivitiesAsync([MessageFactory.Text("one"), MessageFactory.Text("two"), MessageFactory.Text("three")], token),
        "ignore" => Task.CompletedTask,
        var text => turn.SendActivityAsync($"echo:{text}", cancellationToken: token),
    });

    private sealed class Greeter : ActivityHandler
    {
        protected override Task OnMembersAddedAsync(IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
            turnContext.SendActivityAsync("welcome", cancellationToken: cancellationToken);
    }
}
