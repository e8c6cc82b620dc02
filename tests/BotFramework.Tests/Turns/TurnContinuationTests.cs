using System.Net;
using BotFramework.Integration;
using BotFramework.Schema;
using BotFramework.Turns;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace BotFramework.Tests.Turns;

/// <summary>Turns that the bot begins itself, later, and what becomes of what they say.</summary>
public sealed class TurnContinuationTests : TurnPipelineFixture
{
    private static readonly DateTimeOffset s_noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task TryContinue_NothingChangedAndNothingSaid_LeavesNoTrace()
    {
        await RunAsync(Incoming.Message(id: "1"), CountAsync);
        var before = (await DocumentAsync()).ETag;

        (await ContinueAsync((_, _) => Task.CompletedTask)).ShouldBe(TurnOutcome.Completed);

        (await DocumentAsync()).ETag.ShouldBe(before);
    }

    [Fact]
    public async Task TryContinue_WithoutAnId_IsNeverARepeat()
    {
        await RunAsync(Incoming.Message(id: "1"), CountAsync);

        await ContinueAsync(CountAsync);
        await ContinueAsync(CountAsync);

        Channel.Taken.ShouldBe(["1", "2", "3"]);
    }

    [Fact]
    public async Task TryContinue_NotTaken_IsSentByTheNextOneAndByNobodyBefore()
    {
        await RunAsync(Incoming.Message(id: "1"), CountAsync);
        Channel.Takes = 0;
        (await ContinueAsync(CountAsync)).ShouldBe(TurnOutcome.Unsent);
        Channel.Takes = int.MaxValue;

        Clock.Advance(TimeSpan.FromMinutes(5));
        Channel.Taken.ShouldBe(["1"]);
        (await ContinueAsync((_, _) => Task.CompletedTask)).ShouldBe(TurnOutcome.Completed);

        Channel.Taken.ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task Expiration_Past_IsDroppedAndTold_AndWhatFollowsIsSent()
    {
        var calendar = new FakeTimeProvider(s_noon);
        var refused = new List<Refusal>();
        await using var pipeline = Pipeline(calendar, refused);
        Channel.Takes = 0;
        await RunAsync(pipeline, "1", new Activity(ActivityTypes.Message) { Text = "old", Expiration = s_noon.AddMinutes(90) });
        Channel.Takes = int.MaxValue;
        calendar.Advance(TimeSpan.FromMinutes(90));

        (await RunAsync(pipeline, "2", new Activity(ActivityTypes.Message) { Text = "new" })).ShouldBe(TurnOutcome.Completed);

        Channel.Taken.ShouldBe(["new"]);
        refused.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            refusal => refusal.Activity.Text.ShouldBe("old"),
            refusal => refusal.Status.ShouldBeNull());
    }

    [Fact]
    public async Task Expiration_NotPast_IsSentLate()
    {
        var calendar = new FakeTimeProvider(s_noon);
        await using var pipeline = Pipeline(calendar, []);
        Channel.Takes = 0;
        await RunAsync(pipeline, "1", new Activity(ActivityTypes.Message) { Text = "late", Expiration = s_noon.AddMinutes(90) });
        Channel.Takes = int.MaxValue;
        calendar.Advance(TimeSpan.FromMinutes(89));

        await RunAsync(pipeline, "2", new Activity(ActivityTypes.Message) { Text = "new" });

        Channel.Taken.ShouldBe(["late", "new"]);
    }

    [Fact]
    public async Task OnRefused_MayRunATurnInTheSameConversation()
    {
        var refused = new List<Refusal>();
        await using var pipeline = Pipeline(Clock, refused);
        var told = 0;
        pipeline.OnRefused = async (_, _) =>
        {
            told++;
            await RunAsync(pipeline, "noted", new Activity(ActivityTypes.Message) { Text = "noted" });
        };
        Channel.Refuses = (HttpStatusCode.Forbidden, "Blocked");

        (await RunAsync(pipeline, "1", new Activity(ActivityTypes.Message) { Text = "refused" })).ShouldBe(TurnOutcome.Completed);

        told.ShouldBe(1);
        Channel.Taken.ShouldBe(["refused", "noted"]);
    }

    [Fact]
    public async Task OnRefused_Fails_TheTurnIsDoneAllTheSame()
    {
        await using var pipeline = Pipeline(Clock, []);
        pipeline.OnRefused = (_, _) => throw new NotSupportedException();
        Channel.Refuses = (HttpStatusCode.NotFound, null);

        (await RunAsync(pipeline, "1", new Activity(ActivityTypes.Message) { Text = "refused" })).ShouldBe(TurnOutcome.Completed);
    }

    [Fact]
    public async Task Due_IsStoredWithTheTurn_AndGoesWithTheReference()
    {
        await SetDueAsync(Incoming.Message(id: "1"), s_noon);
        (await DocumentAsync()).Due.ShouldBe(s_noon);

        await RunAsync(Incoming.Message(id: "2"), CountAsync);
        (await DocumentAsync()).Due.ShouldBe(s_noon);

        var removal = new Activity(ActivityTypes.InstallationUpdate) { Action = "remove", Id = "3" };
        removal.ApplyConversationReference(Incoming.Message().GetConversationReference(), isIncoming: true);
        removal.Id = "3";
        await SetDueAsync(removal, s_noon);
        (await DocumentAsync()).Due.ShouldBeNull();
    }

    [Fact]
    public async Task Due_OfATurnThatFails_IsAsBefore()
    {
        await SetDueAsync(Incoming.Message(id: "1"), s_noon);
        Adapter.OnTurnError = (turn, _) =>
        {
            turn.TurnState.Get<TurnTransaction>()!.RollBack();
            return Task.CompletedTask;
        };

        await RunAsync(Incoming.Message(id: "2"), (turn, _) =>
        {
            turn.TurnState.Get<TurnTransaction>()!.Due = s_noon.AddDays(1);
            throw new NotSupportedException();
        });

        (await DocumentAsync()).Due.ShouldBe(s_noon);
    }

    [Fact]
    public async Task ConversationOf_WhatTheStoreListsAsDue_NamesTheConversation()
    {
        await SetDueAsync(Incoming.Message(id: "1"), s_noon);

        var due = await Storage.ListDueAsync(s_noon, Token).Select(item => TurnPipeline.ConversationOf(item.Key)).ToListAsync(Token);

        due.ShouldBe([("test", "conversation")]);
        TurnPipeline.ConversationOf("reminders/set-aside/test/conversations/conversation").ShouldBeNull();
    }

    private Task<TurnOutcome> SetDueAsync(Activity activity, DateTimeOffset due) => RunAsync(activity, (turn, _) =>
    {
        turn.TurnState.Get<TurnTransaction>()!.Due = due;
        return Task.CompletedTask;
    });

    [Fact]
    public async Task TryContinue_NothingEverCame_RunsNothing()
    {
        (await ContinueAsync(CountAsync)).ShouldBeNull();

        Channel.Taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task TryContinue_NotToBegin_RunsNothing()
    {
        await RunAsync(Incoming.Message(id: "1"), CountAsync);

        (await Adapter.TryContinueAsync("test", "conversation", _ => false, CountAsync, Token)).ShouldBeNull();

        Channel.Taken.ShouldBe(["1"]);
    }

    private Task<TurnOutcome?> ContinueAsync(BotCallbackHandler turn) => Adapter.TryContinueAsync("test", "conversation", null, turn, Token);

    private TurnPipeline Pipeline(TimeProvider calendar, List<Refusal> refused) =>
        new(Storage, BotFrameworkJson.Default, NullLogger<TurnPipeline>.Instance, Clock, calendar)
        {
            OnRefused = (refusal, _) =>
            {
                refused.Add(refusal);
                return Task.CompletedTask;
            },
        };

    private Task<TurnOutcome> RunAsync(TurnPipeline pipeline, string id, Activity reply) =>
        new CloudAdapter(pipeline, [Channel]).ProcessActivityAsync(Incoming.Message(id: id), [], (turn, token) => turn.SendActivityAsync(reply, token), Token);
}
