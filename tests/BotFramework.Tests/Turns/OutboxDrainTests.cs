using System.Threading.Channels;
using BotFramework.Integration;
using BotFramework.Turns;

namespace BotFramework.Tests.Turns;

public class OutboxDrainTests : TurnPipelineFixture
{
    private readonly Channel<int> _tries = System.Threading.Channels.Channel.CreateUnbounded<int>();

    public OutboxDrainTests() => Channel.Before = () => _tries.Writer.WriteAsync(0, Token).AsTask();

    [Fact]
    public async Task Backlog_TheChannelIsBack_IsSentWithoutAnotherTurn()
    {
        Channel.Takes = 0;
        (await TurnAsync("1")).ShouldBe(TurnOutcome.Unsent);
        Channel.Takes = int.MaxValue;

        await NextTryAsync(TimeSpan.FromSeconds(1));
        await SettledAsync();

        Channel.Taken.ShouldBe(["1"]);
        (await DocumentAsync()).Sender.ShouldBeNull();
    }

    [Fact]
    public async Task Backlog_TheChannelStaysAway_IsTriedLessAndLessOften()
    {
        Channel.Takes = 0;
        await TurnAsync("1");

        foreach (var pause in new[] { 1, 2, 4, 8, 16, 32, 32 })
        {
            await NextTryAsync(TimeSpan.FromSeconds(pause));
        }

        Channel.Taken.ShouldBeEmpty();
        (await DocumentAsync()).Unsent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Backlog_TheChannelSaysWhen_IsTriedThen()
    {
        (Channel.Takes, Channel.TryAgainAfter) = (0, TimeSpan.FromSeconds(40));
        (await TurnAsync("1")).ShouldBe(TurnOutcome.Deferred);
        Channel.Takes = int.MaxValue;

        await NextTryAsync(TimeSpan.FromSeconds(39), isExpected: false);
        await NextTryAsync(TimeSpan.FromSeconds(1));
        await SettledAsync();

        Channel.Taken.ShouldBe(["1"]);
    }

    [Fact]
    public async Task Backlog_TheChannelIsAway_TheNextTurnTriesWithoutWaiting()
    {
        Channel.Takes = 0;
        await TurnAsync("1");
        Channel.TimeLeft.ShouldBeGreaterThan(TimeSpan.Zero);

        (await TurnAsync("2")).ShouldBe(TurnOutcome.Unsent);

        Channel.TimeLeft.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task Backlog_TheChannelIsBusy_MoreTurnsStandInLine()
    {
        (Channel.Takes, Channel.TryAgainAfter) = (0, TimeSpan.FromSeconds(1));
        await TurnAsync("1");
        await NextTryAsync(TimeSpan.FromSeconds(1));

        (await RunAsync(Incoming.Message(id: "2"), CountAsync)).ShouldBe(TurnOutcome.Deferred);
        (await RunAsync(Incoming.Message(id: "3"), CountAsync)).ShouldBe(TurnOutcome.Deferred);
        _tries.Reader.TryPeek(out _).ShouldBeFalse();
        Channel.Takes = 2;
        await NextTryAsync(TimeSpan.FromSeconds(1));
        await NextTryAsync(TimeSpan.FromSeconds(1));
        await SettledAsync();

        Channel.Taken.ShouldBe(["1", "2", "3"]);
    }

    [Fact]
    public async Task Backlog_TheProcessStops_IsSentByTheNextTurnElsewhere()
    {
        Channel.Takes = 0;
        await using (var pipeline = Pipeline())
        {
            await new CloudAdapter(pipeline, [Channel]).ProcessActivityAsync(Incoming.Message(id: "1"), [], CountAsync, Token);
            await _tries.Reader.ReadAsync(Token);
        }

        Channel.Takes = int.MaxValue;
        await NextTryAsync(TimeSpan.FromMinutes(1), isExpected: false);
        await Process().ProcessActivityAsync(Incoming.Message(id: "2"), [], CountAsync, Token);

        Channel.Taken.ShouldBe(["1", "2"]);
    }

    private async Task<TurnOutcome> TurnAsync(string id)
    {
        var outcome = await RunAsync(Incoming.Message(id: id), CountAsync);
        await _tries.Reader.ReadAsync(Token);
        return outcome;
    }

    /// <summary>Moves the clock on and waits for the channel to be asked. The pause may begin only after the clock was moved, so it creeps on meanwhile.</summary>
    private async Task NextTryAsync(TimeSpan pause, bool isExpected = true)
    {
        Clock.Advance(pause);
        if (isExpected)
        {
            var asked = _tries.Reader.ReadAsync(Token).AsTask();
            while (await Task.WhenAny(asked, Task.Delay(TimeSpan.FromMilliseconds(20), Token)) != asked)
            {
                Clock.Advance(pause / 10);
            }
        }

        _tries.Reader.TryPeek(out _).ShouldBeFalse();
    }

    /// <summary>Waits until what was sent is noted.</summary>
    private async Task SettledAsync()
    {
        while ((await DocumentAsync()) is { Unsent.Count: > 0 } or { Sender: not null })
        {
            await Task.Yield();
        }
    }
}
