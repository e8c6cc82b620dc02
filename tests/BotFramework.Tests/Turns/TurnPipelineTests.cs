using BotFramework.Schema;
using BotFramework.Turns;

namespace BotFramework.Tests.Turns;

public class TurnPipelineTests : TurnPipelineFixture
{
    [Fact]
    public async Task Turn_Replies_AreStoredBeforeTheyAreSentAndGoneAfter()
    {
        int? storedWhenSent = null;
        var unsentWhenSent = -1;
        Channel.Before = async () =>
        {
            var document = await DocumentAsync();
            (storedWhenSent, unsentWhenSent) = (document.States.Count, document.Unsent.Count);
        };

        (await RunAsync(Incoming.Message(), CountAsync)).ShouldBe(TurnOutcome.Completed);

        (storedWhenSent, unsentWhenSent).ShouldBe((1, 1));
        Channel.Taken.ShouldBe(["1"]);
        (await DocumentAsync()).Unsent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Turn_Ahead_GoesBeforeTheReplies()
    {
        await Adapter.ProcessActivityAsync(Incoming.Message(), [Reply("echo")], CountAsync, Token);

        Channel.Taken.ShouldBe(["echo", "1"]);
    }

    [Fact]
    public async Task Turn_Fails_StoresAndSendsNothing()
    {
        await Should.ThrowAsync<NotSupportedException>(() => RunAsync(Incoming.Message(), async (turn, token) =>
        {
            await CountAsync(turn, token);
            throw new NotSupportedException();
        }));

        Channel.Taken.ShouldBeEmpty();
        (await Storage.ReadAsync(["test/conversations/conversation"], Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Repeat_SameActivityId_RunsAndSendsNothing()
    {
        await RunAsync(Incoming.Message(id: "1"), CountAsync);

        (await RunAsync(Incoming.Message(id: "1"), CountAsync)).ShouldBe(TurnOutcome.Repeated);
        await RunAsync(Incoming.Message(id: "2"), CountAsync);

        Channel.Taken.ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task Repeat_ActivityWithoutId_Runs()
    {
        await RunAsync(WithoutId(), CountAsync);
        await RunAsync(WithoutId(), CountAsync);

        Channel.Taken.ShouldBe(["1", "2"]);

        static Activity WithoutId()
        {
            var activity = Incoming.Message();
            activity.Id = null;
            return activity;
        }
    }

    [Fact]
    public async Task Repeat_RepliesUnsent_SendsThemWithoutRunning()
    {
        Channel.Takes = 0;
        (await RunAsync(Incoming.Message(id: "1"), CountAsync)).ShouldBe(TurnOutcome.Unsent);
        Channel.Takes = int.MaxValue;

        (await RunAsync(Incoming.Message(id: "1"), CountAsync)).ShouldBe(TurnOutcome.Repeated);

        Channel.Taken.ShouldBe(["1"]);
        (await DocumentAsync()).Unsent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Channel_TakesSome_TheRestGoesFirstNextTime()
    {
        Channel.Takes = 1;
        var outcome = await RunAsync(Incoming.Message(id: "1"), (turn, token) => turn.SendActivitiesAsync([Reply("a"), Reply("b"), Reply("c")], token));
        outcome.ShouldBe(TurnOutcome.Unsent);
        Channel.Taken.ShouldBe(["a"]);
        Channel.Takes = int.MaxValue;

        await RunAsync(Incoming.Message(id: "2"), CountAsync);

        Channel.Taken.ShouldBe(["a", "b", "c", "1"]);
    }

    [Fact]
    public async Task Crash_BetweenStoringAndSending_NextTurnOfAnotherProcessSendsFirst()
    {
        Channel.Crash = new InvalidOperationException("the process died");
        await Should.ThrowAsync<InvalidOperationException>(() => RunAsync(Incoming.Message(id: "1"), CountAsync));
        Channel.Taken.ShouldBeEmpty();
        Channel.Crash = null;

        await Process().ProcessActivityAsync(Incoming.Message(id: "2"), [], CountAsync, Token);

        Channel.Taken.ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task RollBack_AfterAFault_KeepsOnlyWhatFollows()
    {
        await RunAsync(Incoming.Message(id: "1"), CountAsync);
        Adapter.OnTurnError = async (turn, _) =>
        {
            turn.TurnState.Get<TurnTransaction>()!.RollBack();
            await turn.SendActivityAsync("sorry", cancellationToken: Token);
        };

        await RunAsync(Incoming.Message(id: "2"), async (turn, token) =>
        {
            await CountAsync(turn, token);
            throw new NotSupportedException();
        });
        await RunAsync(Incoming.Message(id: "3"), CountAsync);

        Channel.Taken.ShouldBe(["1", "sorry", "2"]);
    }

    [Fact]
    public async Task States_OfOneTurn_AreOneDocument()
    {
        var user = new UserState(Storage);
        var name = user.CreateProperty<string>("name");

        await RunAsync(Incoming.Message(), async (turn, token) =>
        {
            await CountAsync(turn, token);
            await name.SetAsync(turn, "Ada", token);
            await user.SaveChangesAsync(turn, false, token);
        });

        (await DocumentAsync()).States.Keys.Order().ShouldBe(["test/conversations/conversation", "test/users/user"]);
        (await Storage.ReadAsync(["test/users/user"], Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task States_ReadInALaterTurn_CountAsUnchangedUntilTheyDiffer()
    {
        var state = new UserState(Storage);
        var name = state.CreateProperty<string>("name");
        await RunAsync(Incoming.Message(id: "1"), async (turn, token) =>
        {
            await name.SetAsync(turn, "Zoë <b> \"🌙\"", token);
            await state.SaveChangesAsync(turn, false, token);
        });

        await RunAsync(Incoming.Message(id: "2"), async (turn, token) =>
        {
            (await name.GetAsync(turn, cancellationToken: token)).ShouldBe("Zoë <b> \"🌙\"");
            state.GetCachedState(turn)!.IsChanged().ShouldBeFalse();
            await name.SetAsync(turn, "Zoë", token);
            state.GetCachedState(turn)!.IsChanged().ShouldBeTrue();
        });
    }

    [Fact]
    public async Task Seen_ManyActivities_KeepsTheLastOnes()
    {
        for (var i = 0; i < 70; i++)
        {
            await RunAsync(Incoming.Message(id: $"{i}"), (_, _) => Task.CompletedTask);
        }

        (await DocumentAsync()).Seen.ShouldBe(Enumerable.Range(6, 64).Select(number => $"{number}"));
    }
}
