using BotFramework.Turns;

namespace BotFramework.Tests.Turns;

public class TurnConcurrencyTests : TurnPipelineFixture
{
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
        Channel.Taken.ShouldBe(["1", "2"]);
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
        Channel.Taken.ShouldBe(["1"]);
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
        Channel.Taken.ShouldBe(Enumerable.Range(1, 50).Select(number => $"{number}"));
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
}
