using BotFramework.Schema;
using BotFramework.Turns;

namespace BotFramework.Tests.Connector;

public sealed class ConnectorTurnTests : ConnectorFixture
{
    private const string Key = "msteams/conversations/a:personal-1";

    private readonly MemoryStorage _storage = new();

    [Fact]
    public async Task Turn_RepliesUpdatesAndDeletes_GoOutInOrderAfterTheTurnIsStored()
    {
        var storedBefore = 0;
        Channel.Script.Enqueue(new(201, Before: async () => storedBefore = (await DocumentAsync()).Unsent.Count));

        var outcome = await Adapter(_storage).ProcessActivityAsync(Pressed(), [], ChangeCardsAsync, Token);

        outcome.ShouldBe(TurnOutcome.Completed);
        storedBefore.ShouldBe(3);
        Channel.Calls.Select(call => $"{call.Method} {call.Target}").ShouldBe([
            "POST /v3/conversations/a%3Apersonal-1/activities/pressed",
            "PUT /v3/conversations/a%3Apersonal-1/activities/f%3Acard%7C1",
            "DELETE /v3/conversations/a%3Apersonal-1/activities/f%3Acard%7C2",
        ]);
        Channel.Calls.ElementAt(1).Body.GetProperty("text").GetString().ShouldBe("done");
        (await DocumentAsync()).Unsent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Turn_TheChannelFailsAtAnUpdate_TheRepeatCarriesOutTheRestAndRunsNothing()
    {
        Channel.Script.Enqueue(new(201));
        Channel.Script.Enqueue(new(500));
        (await Adapter(_storage).ProcessActivityAsync(Pressed(), [], ChangeCardsAsync, Token)).ShouldBe(TurnOutcome.Unsent);

        (await Adapter(_storage).ProcessActivityAsync(Pressed(), [], (_, _) => throw new InvalidOperationException("It ran again."), Token)).ShouldBe(TurnOutcome.Repeated);

        Channel.Calls.Select(call => call.Method).ShouldBe(["POST", "PUT", "PUT", "DELETE"]);
        (await DocumentAsync()).Unsent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Turn_ACardThatIsGone_IsPassedOver()
    {
        Channel.Script.Enqueue(new(201));
        Channel.Script.Enqueue(new(404, Body: """{"error":{"code":"ActivityNotFoundInConversation","message":"Gone."}}"""));

        (await Adapter(_storage).ProcessActivityAsync(Pressed(), [], ChangeCardsAsync, Token)).ShouldBe(TurnOutcome.Completed);

        Channel.Calls.Select(call => call.Method).ShouldBe(["POST", "PUT", "DELETE"]);
    }

    [Fact]
    public async Task Turn_ABusyChannel_IsAskedAgainWithinTheTurn()
    {
        Channel.Script.Enqueue(new(429, RetryAfter: "1"));
        Channel.Script.Enqueue(new(503));

        (await Adapter(_storage).ProcessActivityAsync(Pressed(), [], (turn, token) => turn.SendActivityAsync("hello", cancellationToken: token), Token)).ShouldBe(TurnOutcome.Completed);

        Channel.Texts.ShouldBe(["hello", "hello", "hello"]);
    }

    [Fact]
    public async Task Turn_TypingWhileTheChannelIsBusy_IsSentOnceAndHoldsTheTurnUpNoLongerThanAMoment()
    {
        var came = new TaskCompletionSource();
        Channel.Script.Enqueue(new(429, RetryAfter: "2"));
        Channel.Script.Enqueue(new(201, Before: () => Task.FromResult(came.TrySetResult())));
        var started = TimeProvider.System.GetTimestamp();

        await Adapter(_storage).ProcessActivityAsync(Pressed(), [], async (turn, token) =>
        {
            await turn.SendActivityAsync(new Activity(ActivityTypes.Typing), token);
            await turn.SendActivityAsync("hello", cancellationToken: token);
        }, Token);

        TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(2));
        await came.Task.WaitAsync(TimeSpan.FromSeconds(30), Token);
        TimeProvider.System.GetElapsedTime(started).ShouldBeGreaterThan(TimeSpan.FromSeconds(2));
        Channel.Calls.Select(call => call.Body.GetProperty("type").GetString()).ShouldBe(["typing", "message"]);
    }

    [Fact]
    public async Task Turn_ADeleteWhereTheSenderDoesNotReach_IsRefusedAtTheCall()
    {
        await Adapter(_storage).ProcessActivityAsync(Pressed(), [], async (turn, token) =>
        {
            var elsewhere = turn.Activity.GetConversationReference();
            (elsewhere.ActivityId, elsewhere.ServiceUrl) = ("card", "urn:botframework:directline");
            await Should.ThrowAsync<NotSupportedException>(() => turn.DeleteActivityAsync(elsewhere, token));
        }, Token);

        Channel.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task Turn_ADeleteByTheIdAlone_IsInTheTurnsConversation()
    {
        await Adapter(_storage).ProcessActivityAsync(Pressed(), [], (turn, token) => turn.DeleteActivityAsync(new ConversationReference("card"), token), Token);

        Channel.Calls.ShouldHaveSingleItem().Target.ShouldBe("/v3/conversations/a%3Apersonal-1/activities/card");
    }

    private static async Task ChangeCardsAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        await turn.SendActivityAsync("well done", cancellationToken: cancellationToken);
        await turn.UpdateActivityAsync(new Activity(ActivityTypes.Message) { Text = "done", Id = turn.Activity.ReplyToId }, cancellationToken);
        await turn.DeleteActivityAsync("f:card|2", cancellationToken);
    }

    /// <summary>What Teams brings when a card's button is pressed.</summary>
    private Activity Pressed()
    {
        var activity = Message("pressed", replyToId: "f:card|1");
        (activity.From, activity.Recipient) = (activity.Recipient, activity.From);
        return activity;
    }

    private async Task<TurnDocument> DocumentAsync() => (TurnDocument)(await _storage.ReadAsync([Key], Token))[Key];
}
