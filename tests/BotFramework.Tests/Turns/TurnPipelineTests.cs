using BotFramework.Integration;
using BotFramework.Schema;
using BotFramework.Turns;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace BotFramework.Tests.Turns;

public class TurnPipelineTests
{
    private readonly MemoryStorage _storage = new();
    private readonly TestSender _channel = new();
    private readonly CloudAdapter _adapter;
    private readonly ConversationState _state;
    private readonly IStatePropertyAccessor<int> _count;

    public TurnPipelineTests()
    {
        _adapter = Process();
        _state = new ConversationState(_storage);
        _count = _state.CreateProperty<int>("count");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Turn_Replies_AreStoredBeforeTheyAreSentAndGoneAfter()
    {
        int? storedWhenSent = null;
        var unsentWhenSent = -1;
        _channel.Before = async () =>
        {
            var document = await DocumentAsync();
            (storedWhenSent, unsentWhenSent) = (document.States.Count, document.Unsent.Count);
        };

        (await RunAsync(Incoming.Message(), CountAsync)).ShouldBe(TurnOutcome.Completed);

        (storedWhenSent, unsentWhenSent).ShouldBe((1, 1));
        _channel.Taken.ShouldBe(["1"]);
        (await DocumentAsync()).Unsent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Turn_Ahead_GoesBeforeTheReplies()
    {
        await _adapter.ProcessActivityAsync(Incoming.Message(), [Reply("echo")], CountAsync, Token);

        _channel.Taken.ShouldBe(["echo", "1"]);
    }

    [Fact]
    public async Task Turn_Fails_StoresAndSendsNothing()
    {
        await Should.ThrowAsync<NotSupportedException>(() => RunAsync(Incoming.Message(), async (turn, token) =>
        {
            await CountAsync(turn, token);
            throw new NotSupportedException();
        }));

        _channel.Taken.ShouldBeEmpty();
        (await _storage.ReadAsync(["test/conversations/conversation"], Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Repeat_SameActivityId_RunsAndSendsNothing()
    {
        await RunAsync(Incoming.Message(id: "1"), CountAsync);

        (await RunAsync(Incoming.Message(id: "1"), CountAsync)).ShouldBe(TurnOutcome.Repeated);
        await RunAsync(Incoming.Message(id: "2"), CountAsync);

        _channel.Taken.ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task Repeat_ActivityWithoutId_Runs()
    {
        await RunAsync(WithoutId(), CountAsync);
        await RunAsync(WithoutId(), CountAsync);

        _channel.Taken.ShouldBe(["1", "2"]);

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
        _channel.Takes = 0;
        (await RunAsync(Incoming.Message(id: "1"), CountAsync)).ShouldBe(TurnOutcome.Unsent);
        _channel.Takes = int.MaxValue;

        (await RunAsync(Incoming.Message(id: "1"), CountAsync)).ShouldBe(TurnOutcome.Repeated);

        _channel.Taken.ShouldBe(["1"]);
        (await DocumentAsync()).Unsent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Channel_TakesSome_TheRestGoesFirstNextTime()
    {
        _channel.Takes = 1;
        var outcome = await RunAsync(Incoming.Message(id: "1"), (turn, token) => turn.SendActivitiesAsync([Reply("a"), Reply("b"), Reply("c")], token));
        outcome.ShouldBe(TurnOutcome.Unsent);
        _channel.Taken.ShouldBe(["a"]);
        _channel.Takes = int.MaxValue;

        await RunAsync(Incoming.Message(id: "2"), CountAsync);

        _channel.Taken.ShouldBe(["a", "b", "c", "1"]);
    }

    [Fact]
    public async Task Crash_BetweenStoringAndSending_NextTurnOfAnotherProcessSendsFirst()
    {
        _channel.Crash = new InvalidOperationException("the process died");
        await Should.ThrowAsync<InvalidOperationException>(() => RunAsync(Incoming.Message(id: "1"), CountAsync));
        _channel.Taken.ShouldBeEmpty();
        _channel.Crash = null;

        await Process().ProcessActivityAsync(Incoming.Message(id: "2"), [], CountAsync, Token);

        _channel.Taken.ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task Conflict_AnotherProcessWroteMeanwhile_RunsAgainOnItsState()
    {
        var other = Process();
        var runs = 0;

        await RunAsync(Incoming.Message(id: "1"), async (turn, token) =>
        {
            if (++runs == 1)
            {
                await other.ProcessActivityAsync(Incoming.Message(id: "other"), [], CountAsync, token);
            }

            await CountAsync(turn, token);
        });

        runs.ShouldBe(2);
        _channel.Taken.ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task Conflict_SameActivityInTwoProcesses_RunsOnce()
    {
        var other = Process();
        var interfere = true;

        var outcome = await RunAsync(Incoming.Message(id: "1"), async (turn, token) =>
        {
            if (interfere)
            {
                interfere = false;
                await other.ProcessActivityAsync(Incoming.Message(id: "1"), [], CountAsync, token);
            }

            await CountAsync(turn, token);
        });

        outcome.ShouldBe(TurnOutcome.Repeated);
        _channel.Taken.ShouldBe(["1"]);
    }

    [Fact]
    public async Task Conflict_WhileSending_TakesOutOnlyWhatWasSent()
    {
        var other = Process();
        _channel.Before = async () =>
        {
            _channel.Before = null;
            _channel.Takes = 0;
            await other.ProcessActivityAsync(Incoming.Message(id: "2"), [], CountAsync, Token);
            _channel.Takes = int.MaxValue;
        };

        await RunAsync(Incoming.Message(id: "1"), CountAsync);

        _channel.Taken.ShouldBe(["1"]);
        (await DocumentAsync()).Unsent.Select(activity => activity.Text).ShouldBe(["2"]);
    }

    [Fact]
    public async Task Parallel_OneConversation_RunsOneTurnAtATime()
    {
        var running = 0;
        var most = 0;

        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => Task.Run(() => RunAsync(Incoming.Message(id: $"{number}"), async (turn, token) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Yield();
            await CountAsync(turn, token);
            Interlocked.Decrement(ref running);
        }), Token)));

        most.ShouldBe(1);
        _channel.Taken.ShouldBe(Enumerable.Range(1, 50).Select(number => $"{number}"));
    }

    [Fact]
    public async Task Parallel_TwoConversations_DoNotWaitForEachOther()
    {
        var reached = new TaskCompletionSource();
        var first = RunAsync(Incoming.Message(conversation: "a"), async (_, token) => await reached.Task.WaitAsync(token));

        await RunAsync(Incoming.Message(conversation: "b"), (_, _) =>
        {
            reached.SetResult();
            return Task.CompletedTask;
        });

        (await first).ShouldBe(TurnOutcome.Completed);
    }

    [Fact]
    public async Task TimeLimit_TurnTakesLonger_StoresAndSendsNothing()
    {
        var clock = new FakeTimeProvider();
        var adapter = Process(clock);

        var turn = adapter.ProcessActivityAsync(Incoming.Message(id: "1"), [], async (turnContext, token) =>
        {
            await CountAsync(turnContext, token);
            clock.Advance(TurnPipeline.TimeLimit);
            token.ThrowIfCancellationRequested();
        }, Token);

        await Should.ThrowAsync<TurnTimeoutException>(turn);
        _channel.Taken.ShouldBeEmpty();
        (await adapter.ProcessActivityAsync(Incoming.Message(id: "1"), [], CountAsync, Token)).ShouldBe(TurnOutcome.Completed);
        _channel.Taken.ShouldBe(["1"]);
    }

    [Fact]
    public async Task TimeLimit_TurnIgnoresItsToken_IsNotStoredEither()
    {
        var clock = new FakeTimeProvider();

        await Should.ThrowAsync<TurnTimeoutException>(() => Process(clock).ProcessActivityAsync(Incoming.Message(), [], async (turnContext, token) =>
        {
            await CountAsync(turnContext, token);
            clock.Advance(TurnPipeline.TimeLimit);
        }, Token));

        _channel.Taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task TimeLimit_WaitingForTheTurnBefore_CountsToo()
    {
        var clock = new FakeTimeProvider();
        var adapter = Process(clock);
        var release = new TaskCompletionSource();
        var first = adapter.ProcessActivityAsync(Incoming.Message(id: "1"), [], (_, _) => release.Task, Token);
        var second = adapter.ProcessActivityAsync(Incoming.Message(id: "2"), [], CountAsync, Token);

        clock.Advance(TurnPipeline.TimeLimit);

        await Should.ThrowAsync<TurnTimeoutException>(second);
        release.SetResult();
        await Should.ThrowAsync<TurnTimeoutException>(first);
    }

    [Fact]
    public async Task Cancelled_ByTheCaller_IsNoTimeout()
    {
        using var given = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(() => _adapter.ProcessActivityAsync(Incoming.Message(), [], async (_, token) =>
        {
            await given.CancelAsync();
            token.ThrowIfCancellationRequested();
        }, given.Token));
    }

    [Fact]
    public async Task RollBack_AfterAFault_KeepsOnlyWhatFollows()
    {
        await RunAsync(Incoming.Message(id: "1"), CountAsync);
        _adapter.OnTurnError = async (turn, _) =>
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

        _channel.Taken.ShouldBe(["1", "sorry", "2"]);
    }

    [Fact]
    public async Task States_OfOneTurn_AreOneDocument()
    {
        var user = new UserState(_storage);
        var name = user.CreateProperty<string>("name");

        await RunAsync(Incoming.Message(), async (turn, token) =>
        {
            await CountAsync(turn, token);
            await name.SetAsync(turn, "Ada", token);
            await user.SaveChangesAsync(turn, false, token);
        });

        (await DocumentAsync()).States.Keys.Order().ShouldBe(["test/conversations/conversation", "test/users/user"]);
        (await _storage.ReadAsync(["test/users/user"], Token)).ShouldBeEmpty();
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

    private static Activity Reply(string text) => new(ActivityTypes.Message) { Text = text, Id = text };

    /// <summary>A process of its own: same store and channel, another lock.</summary>
    private CloudAdapter Process(TimeProvider? clock = null) => new(new TurnPipeline(_storage, BotFrameworkJson.Default, NullLogger<TurnPipeline>.Instance, clock), [_channel]);

    private Task<TurnOutcome> RunAsync(Activity activity, BotCallbackHandler turn) => _adapter.ProcessActivityAsync(activity, [], turn, Token);

    /// <summary>A turn that counts in the conversation's state and says the count.</summary>
    private async Task CountAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var count = await _count.GetAsync(turn, cancellationToken: cancellationToken) + 1;
        await _count.SetAsync(turn, count, cancellationToken);
        await _state.SaveChangesAsync(turn, false, cancellationToken);
        await turn.SendActivityAsync($"{count}", cancellationToken: cancellationToken);
    }

    private async Task<TurnDocument> DocumentAsync() => (TurnDocument)(await _storage.ReadAsync(["test/conversations/conversation"], Token)).Values.Single();
}
