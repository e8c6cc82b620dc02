using BotFramework.Integration;
using BotFramework.Turns;
using Microsoft.Extensions.Time.Testing;

namespace BotFramework.Tests.Turns;

/// <summary>What other processes do while one is sending.</summary>
public class TurnSendingTests : TurnPipelineFixture
{
    private readonly SignalClock _clock = new();

    [Fact]
    public async Task Sending_AnotherProcessHasATurn_ItWaitsAndRepliesKeepTheirOrder()
    {
        var runs = 0;
        Task<TurnOutcome>? second = null;
        Channel.Before = async () =>
        {
            Channel.Before = null;
            var (other, waits) = Waiting();
            second = TurnAsync(other, "2", () => runs++);
            await Task.WhenAny(waits, second);
            runs.ShouldBe(0);
        };

        await RunAsync(Incoming.Message(id: "1"), CountAsync);
        (await second!).ShouldBe(TurnOutcome.Completed);

        runs.ShouldBe(1);
        Channel.Taken.ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task Sending_TheProcessIsSilent_AnotherSendsInItsPlace()
    {
        var (asked, release) = HoldTheChannel();
        var silent = TurnAsync(Process(new FakeTimeProvider()), "1");
        await asked.WaitAsync(Token);

        (await TurnAsync(Other(), "2")).ShouldBe(TurnOutcome.Completed);

        Channel.Taken.ShouldBe(["1", "2"]);
        release.SetResult();
        await silent;
        (await DocumentAsync()).Unsent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Sending_TheSilentProcessWakesUp_TakesOutOnlyWhatItSent()
    {
        var (asked, release) = HoldTheChannel();
        var silent = TurnAsync(Process(new FakeTimeProvider()), "1");
        await asked.WaitAsync(Token);
        Channel.Takes = 0;
        (await TurnAsync(Other(), "2")).ShouldBe(TurnOutcome.Unsent);

        Channel.Takes = int.MaxValue;
        release.SetResult();
        (await silent).ShouldBe(TurnOutcome.Completed);

        Channel.Taken.ShouldBe(["1"]);
        (await DocumentAsync()).Unsent.Select(operation => operation.Activity.Text).ShouldBe(["2"]);
    }

    [Fact]
    public async Task Sending_TakesLong_IsLeftToTheProcessThatDoesIt()
    {
        var (_, release) = HoldTheChannel();
        var first = TurnAsync(Process(_clock), "1");
        await _clock.WaitsAsync(Token);
        var (other, waits) = Waiting(_clock);
        var second = TurnAsync(other, "2");
        await waits.WaitAsync(Token);

        for (var seconds = 0; seconds < 9; seconds++)
        {
            _clock.Advance(SignalClock.Interval);
            await _clock.WaitsAsync(Token);
        }

        Channel.Taken.ShouldBeEmpty();
        release.SetResult();
        await first;
        await second;
        Channel.Taken.ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task Repeat_InTwoProcessesAtOnce_IsSentOnce()
    {
        Channel.Takes = 0;
        await RunAsync(Incoming.Message(id: "1"), CountAsync);
        Channel.Takes = int.MaxValue;
        Task<TurnOutcome>? other = null;
        Channel.Before = async () =>
        {
            Channel.Before = null;
            var (process, waits) = Waiting();
            other = TurnAsync(process, "1");
            await Task.WhenAny(waits, other);
        };

        (await TurnAsync(Process(), "1")).ShouldBe(TurnOutcome.Repeated);
        (await other!).ShouldBe(TurnOutcome.Repeated);

        Channel.Taken.ShouldBe(["1"]);
    }

    [Fact]
    public async Task Sending_TheChannelLeftAfterTheTurnWasStored_IsSentAllTheSame()
    {
        using var connection = new CancellationTokenSource();
        var storage = new WatchedStorage(Storage) { Written = connection.Cancel };

        var outcome = await Process(storage: storage).ProcessActivityAsync(Incoming.Message(id: "1"), [], CountAsync, connection.Token);

        outcome.ShouldBe(TurnOutcome.Completed);
        Channel.Taken.ShouldBe(["1"]);
    }

    /// <summary>The first to send ends one of what is returned, and has to wait for the other; those after it have not.</summary>
    private (Task Asked, TaskCompletionSource Release) HoldTheChannel()
    {
        var (asked, release) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource());
        Channel.Before = () =>
        {
            Channel.Before = null;
            asked.SetResult();
            return release.Task;
        };
        return (asked.Task, release);
    }

    /// <summary>Another process, and what ends when it looks at the conversation once more, because somebody is sending.</summary>
    private (CloudAdapter Process, Task Waits) Waiting(TimeProvider? clock = null)
    {
        var looks = 0;
        var waits = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var storage = new WatchedStorage(Storage)
        {
            Reading = _ =>
            {
                if (++looks == 2)
                {
                    waits.SetResult();
                }

                return Task.CompletedTask;
            },
        };
        return (Process(clock, storage), waits.Task);
    }

    private Task<TurnOutcome> TurnAsync(CloudAdapter process, string id, Action? running = null) =>
        process.ProcessActivityAsync(Incoming.Message(id: id), [], (turn, token) =>
        {
            running?.Invoke();
            return CountAsync(turn, token);
        }, Token);

    /// <summary>Another process, for which half a second passes with each look into the store.</summary>
    private CloudAdapter Other() => Process(_clock, new WatchedStorage(Storage)
    {
        Reading = _ =>
        {
            _clock.Advance(TimeSpan.FromMilliseconds(500));
            return Task.CompletedTask;
        },
    });
}
