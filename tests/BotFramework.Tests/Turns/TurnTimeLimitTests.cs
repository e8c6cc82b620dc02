using BotFramework.Turns;
using Microsoft.Extensions.Time.Testing;

namespace BotFramework.Tests.Turns;

public class TurnTimeLimitTests : TurnPipelineFixture
{
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
        Channel.Taken.ShouldBeEmpty();
        (await adapter.ProcessActivityAsync(Incoming.Message(id: "1"), [], CountAsync, Token)).ShouldBe(TurnOutcome.Completed);
        Channel.Taken.ShouldBe(["1"]);
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

        Channel.Taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task TimeLimit_WaitingForTheTurnBefore_CountsToo()
    {
        var clock = new FakeTimeProvider();
        var adapter = Process(clock);
        var (begun, release) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource());
        var first = adapter.ProcessActivityAsync(Incoming.Message(id: "1"), [], (_, _) =>
        {
            begun.SetResult();
            return release.Task;
        }, Token);
        await begun.Task.WaitAsync(Token);
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

        await Should.ThrowAsync<OperationCanceledException>(() => Adapter.ProcessActivityAsync(Incoming.Message(), [], async (_, token) =>
        {
            await given.CancelAsync();
            token.ThrowIfCancellationRequested();
        }, given.Token));
    }
}
