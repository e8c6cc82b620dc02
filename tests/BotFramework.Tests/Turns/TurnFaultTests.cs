using BotFramework.Integration;
using BotFramework.Schema;
using BotFramework.Turns;
using Microsoft.Extensions.Time.Testing;

namespace BotFramework.Tests.Turns;

/// <summary>A store that fails or is slow: nothing is said that is not stored, and the next message finds all in order.</summary>
public class TurnFaultTests : TurnPipelineFixture
{
    private readonly FakeTimeProvider _clock = new();
    private WatchedStorage _storage = null!;
    private CloudAdapter _process = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _storage = new WatchedStorage(Storage);
        _process = Process(_clock, _storage);
    }

    [Fact]
    public async Task Read_Fails_RunsNothingAndTheRepeatRuns()
    {
        var runs = 0;
        _storage.Reading = _ => throw new IOException("the disk is gone");

        await Should.ThrowAsync<IOException>(TurnAsync(() => runs++));
        runs.ShouldBe(0);

        await ShouldRunAsync();
    }

    [Fact]
    public async Task Write_Fails_SendsNothingAndTheRepeatRuns()
    {
        _storage.Writing = _ => throw new IOException("the disk is full");

        await Should.ThrowAsync<IOException>(TurnAsync());
        Channel.Taken.ShouldBeEmpty();

        await ShouldRunAsync();
    }

    [Fact]
    public async Task Write_FailsAfterSending_TheRepeatSendsAgainAndRunsNothing()
    {
        var writes = 0;
        _storage.Writing = _ => ++writes == 2 ? throw new IOException("the disk is full") : Task.CompletedTask;
        await Should.ThrowAsync<IOException>(TurnAsync());
        _storage.Writing = null;

        (await TurnAsync()).ShouldBe(TurnOutcome.Repeated);

        Channel.Taken.ShouldBe(["1", "1"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Store_SlowerThanTheLimit_EndsAsTimeoutAndSendsNothing(bool read)
    {
        Task HangAsync(CancellationToken token)
        {
            var hanging = Task.Delay(Timeout.InfiniteTimeSpan, token);
            _clock.Advance(TurnPipeline.TimeLimit);
            return hanging;
        }

        _storage.Reading = read ? HangAsync : null;
        _storage.Writing = read ? null : HangAsync;

        await Should.ThrowAsync<TurnTimeoutException>(TurnAsync());
        Channel.Taken.ShouldBeEmpty();

        await ShouldRunAsync();
    }

    [Fact]
    public async Task Write_StoresAfterTheLimit_TheRepeatSends()
    {
        _storage.Written = () => _clock.Advance(TurnPipeline.TimeLimit);
        (await TurnAsync()).ShouldBe(TurnOutcome.Unsent);
        Channel.Taken.ShouldBeEmpty();
        _storage.Written = null;

        (await TurnAsync()).ShouldBe(TurnOutcome.Repeated);

        Channel.Taken.ShouldBe(["1"]);
    }

    [Fact]
    public async Task Conflicts_WithoutEnd_EndAsTimeoutAndSendNothing()
    {
        var runs = 0;
        _storage.Writing = _ =>
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            throw new ETagConflictException("somebody is always faster");
        };

        await Should.ThrowAsync<TurnTimeoutException>(TurnAsync(() => runs++));

        runs.ShouldBe(10);
        Channel.Taken.ShouldBeEmpty();
        await ShouldRunAsync();
    }

    [Fact]
    public async Task Cancelled_MidTurn_StoresAndSendsNothing()
    {
        using var connection = new CancellationTokenSource();

        await Should.ThrowAsync<OperationCanceledException>(_process.ProcessActivityAsync(Incoming.Message(id: "1"), [], async (turn, token) =>
        {
            await CountAsync(turn, token);
            await connection.CancelAsync();
        }, connection.Token));
        Channel.Taken.ShouldBeEmpty();

        await ShouldRunAsync();
    }

    [Fact]
    public async Task Typing_InALongTurn_IsThereBeforeTheTurnIsStored()
    {
        string?[] takenWhenStored = [];
        _storage.Writing = _ =>
        {
            takenWhenStored = takenWhenStored.Length == 0 ? [.. Channel.Taken] : takenWhenStored;
            return Task.CompletedTask;
        };

        await _process.ProcessActivityAsync(Incoming.Message(id: "1"), [], async (turn, token) =>
        {
            await turn.SendActivityAsync(new Activity(ActivityTypes.Typing) { Text = "typing" }, token);
            await CountAsync(turn, token);
        }, Token);

        takenWhenStored.ShouldBe(["typing"]);
        Channel.Taken.ShouldBe(["typing", "1"]);
    }

    private Task<TurnOutcome> TurnAsync(Action? running = null) =>
        _process.ProcessActivityAsync(Incoming.Message(id: "1"), [], (turn, token) =>
        {
            running?.Invoke();
            return CountAsync(turn, token);
        }, Token);

    /// <summary>The same message again, in better times, is a first.</summary>
    private async Task ShouldRunAsync()
    {
        (_storage.Reading, _storage.Writing) = (null, null);
        (await TurnAsync()).ShouldBe(TurnOutcome.Completed);
        Channel.Taken.ShouldBe(["1"]);
    }
}
