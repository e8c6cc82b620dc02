using BotFramework.Integration;
using BotFramework.Turns;
using Microsoft.Extensions.Time.Testing;

namespace BotFramework.Tests.Turns;

/// <summary>What other processes do while one is sending.</summary>
public class TurnSendingTests : TurnPipelineFixture
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task Sending_AnotherProcessHasATurn_ItWaitsAndRepliesKeepTheirOrder()
    {
        var runs = 0;
        Task<TurnOutcome>? second = null;
        Channel.Before = () =>
        {
            Channel.Before = null;
            second = TurnAsync(Process(), "2", () => runs++);
            runs.ShouldBe(0);
            return Task.CompletedTask;
        };

        await RunAsync(Incoming.Message(id: "1"), CountAsync);
        (await second!).ShouldBe(TurnOutcome.Completed);

        runs.ShouldBe(1);
        Channel.Taken.ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task Sending_TheProcessIsSilent_AnotherSendsInItsPlace()
    {
        var release = HoldTheChannel();
        var silent = TurnAsync(Process(new FakeTimeProvider()), "1");

        (await TurnAsync(Other(), "2")).ShouldBe(TurnOutcome.Completed);

        Channel.Taken.ShouldBe(["1", "2"]);
        release.SetResult();
        await silent;
        (await DocumentAsync()).Unsent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Sending_TheSilentProcessWakesUp_TakesOutOnlyWhatItSent()
    {
        var release = HoldTheChannel();
        var silent = TurnAsync(Process(new FakeTimeProvider()), "1");
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
        using var signs = new SemaphoreSlim(0);
        var storage = new WatchedStorage(Storage) { Written = () => signs.Release() };
        var release = HoldTheChannel();
        var first = TurnAsync(Process(_clock, storage), "1");
        await signs.WaitAsync(Token);
        var second = TurnAsync(Process(_clock), "2");

        for (var seconds = 0; seconds < 9; seconds++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await signs.WaitAsync(Token);
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
        Channel.Before = () =>
        {
            Channel.Before = null;
            other = TurnAsync(Process(), "1");
            return Task.CompletedTask;
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

    /// <summary>The first to send has to wait for what is returned; those after it have not.</summary>
    private TaskCompletionSource HoldTheChannel()
    {
        var release = new TaskCompletionSource();
        Channel.Before = () =>
        {
            Channel.Before = null;
            return release.Task;
        };
        return release;
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
