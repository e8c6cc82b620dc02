using BotFramework.Integration;
using BotFramework.Turns;
using Microsoft.Extensions.Time.Testing;

namespace BotFramework.Tests.Turns;

public class TurnForgetTests : TurnPipelineFixture
{
    [Fact]
    public async Task Forget_LeavesTheIdsOfActivitiesAndNothingElse()
    {
        await RunAsync(Incoming.Message(id: "1"), CountAsync);
        await RunAsync(Incoming.Message(id: "2"), ForgetAsync);

        var document = await DocumentAsync();
        document.States.ShouldBeEmpty();
        document.Unsent.ShouldBeEmpty();
        document.Reference.ShouldBeNull();
        document.Seen.ShouldBe(["1", "2"]);
        Channel.Taken.ShouldBe(["1", "forgotten"]);
    }

    [Fact]
    public async Task Forget_ARepeatOfAnyActivity_RunsNothing()
    {
        await RunAsync(Incoming.Message(id: "1"), CountAsync);
        await RunAsync(Incoming.Message(id: "2"), ForgetAsync);

        (await RunAsync(Incoming.Message(id: "2"), ForgetAsync)).ShouldBe(TurnOutcome.Repeated);
        (await RunAsync(Incoming.Message(id: "1"), CountAsync)).ShouldBe(TurnOutcome.Repeated);

        Channel.Taken.ShouldBe(["1", "forgotten"]);
    }

    [Fact]
    public async Task Forget_WhatTheChannelDidNotTakeBefore_IsNotSentAnyMore()
    {
        Channel.Takes = 0;
        await RunAsync(Incoming.Message(id: "1"), CountAsync);
        Channel.Takes = int.MaxValue;

        await RunAsync(Incoming.Message(id: "2"), ForgetAsync);

        Channel.Taken.ShouldBe(["forgotten"]);
    }

    [Fact]
    public async Task Forget_ItsOwnRepliesNotTaken_AreSentByTheRepeat()
    {
        Channel.Takes = 0;
        (await RunAsync(Incoming.Message(id: "1"), ForgetAsync)).ShouldBe(TurnOutcome.Unsent);
        Channel.Takes = int.MaxValue;

        (await RunAsync(Incoming.Message(id: "1"), ForgetAsync)).ShouldBe(TurnOutcome.Repeated);

        Channel.Taken.ShouldBe(["forgotten"]);
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(0)]
    public async Task Forget_NothingAfterIt_GoesAsAWholeADayAfterTheLastReplyIsTaken(int taken)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var store = await TestStore.OpenAsync(clock);
        await using var pipeline = Pipeline(storage: store.Storage);
        await RunHereAsync("1", CountAsync);
        Channel.Takes = taken;
        await RunHereAsync("2", ForgetAsync);
        Channel.Takes = int.MaxValue;
        await RunHereAsync("2", ForgetAsync);
        (await pipeline.ReadStoredAsync("test", "conversation", Token)).ShouldNotBeNull().GetProperty("states").EnumerateObject().ShouldBeEmpty();

        clock.Advance(TimeSpan.FromDays(1));
        (await pipeline.ReadStoredAsync("test", "conversation", Token)).ShouldBeNull();
        (await RunHereAsync("3", (_, _) => Task.CompletedTask)).ShouldBe(TurnOutcome.Completed);

        Task<TurnOutcome> RunHereAsync(string id, BotCallbackHandler turn) => new CloudAdapter(pipeline, [Channel]).ProcessActivityAsync(Incoming.Message(id: id), [], turn, Token);
    }

    [Fact]
    public async Task Forget_WithStatesWrittenAfterIt_KeepsThemAndTheWayToTheConversation()
    {
        await RunAsync(Incoming.Message(id: "1"), CountAsync);
        await RunAsync(Incoming.Message(id: "2"), async (turn, token) =>
        {
            await ForgetAsync(turn, token);
            await CountAsync(turn, token);
        });

        var document = await DocumentAsync();
        document.Reference.ShouldNotBeNull();
        document.States.Count.ShouldBe(1);
        Channel.Taken.ShouldBe(["1", "forgotten", "1"]);
    }

    [Fact]
    public async Task Forget_RolledBack_ForgetsNothing()
    {
        await RunAsync(Incoming.Message(id: "1"), CountAsync);
        await RunAsync(Incoming.Message(id: "2"), (turn, _) =>
        {
            turn.TurnState.Get<TurnTransaction>()!.Forget();
            turn.TurnState.Get<TurnTransaction>()!.RollBack();
            return Task.CompletedTask;
        });
        await RunAsync(Incoming.Message(id: "3"), CountAsync);

        Channel.Taken.ShouldBe(["1", "2"]);
        (await DocumentAsync()).Reference.ShouldNotBeNull();
    }

    private static async Task ForgetAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        turn.TurnState.Get<TurnTransaction>()!.Forget();
        await turn.SendActivityAsync("forgotten", cancellationToken: cancellationToken);
    }
}
