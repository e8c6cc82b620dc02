using PoreRoutine.Bot.Commands;
using PoreRoutine.Bot.Reminders;

namespace PoreRoutine.Bot.Tests.Reminders;

/// <summary>The dispatcher of the real service: what it takes by itself, what it makes good, what it sets aside.</summary>
public abstract class ReminderDispatcherContract : IAsyncLifetime
{
    private const string Wednesday = "Tonight, Wednesday, March 4: Double cleanse, Pore-refining mask, Resurfacing serum";

    private RemindedClients _clients = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _clients = await RemindedClients.StartAsync(await OpenStoreAsync(), dispatches: true);

    public async ValueTask DisposeAsync()
    {
        await _clients.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A store that is empty.</summary>
    private protected abstract Task<RemindedStore> OpenStoreAsync();

    [Fact]
    public async Task Dispatch_ManyClientsAtOnce_EachIsRemindedOnce()
    {
        for (var client = 0; client < 40; client++)
        {
            await _clients.SayAsync("remind me every evening at 9pm", $"client {client}");
        }

        await AdvanceAsync(TimeSpan.FromHours(1), 40);

        _clients.Connector.Received.Where(received => received.Activity.TryGetProperty("expiration", out _)).Select(received => received.Path).Distinct().Count().ShouldBe(40);
        _clients.Reminders().Count.ShouldBe(40);
    }

    [Fact]
    public async Task Start_WakeUpsWereLost_TheSweepMakesThemGood()
    {
        await _clients.SayAsync("remind me every evening at 9pm", "one");
        await _clients.SayAsync("remind me every evening at 9pm", "two");
        (await _clients.Store.LoseWakeUpsAsync()).ShouldBe(2);
        _clients.Clock.Advance(TimeSpan.FromMinutes(60 + 20));

        await _clients.RestartAsync(dispatches: true);
        await AdvanceAsync(TimeSpan.FromSeconds(2), 2);

        _clients.Reminders().ShouldBe([Wednesday, Wednesday]);
    }

    [Fact]
    public async Task Sweep_WakeUpsWereLost_TheyComeWithinTheirNinetyMinutes()
    {
        await _clients.SayAsync("remind me every evening at 9pm", "one");
        (await _clients.Store.LoseWakeUpsAsync()).ShouldBe(1);
        _clients.Clock.Advance(TimeSpan.FromMinutes(60));

        await AdvanceAsync(TimeSpan.FromMinutes(89), 1);

        _clients.Reminders().ShouldBe([Wednesday]);
    }

    [Fact]
    public async Task Dispatch_OneClientsDataAreAtFault_IsSetAsideAndListed_TheOthersAreReminded_AndItIsTriedAgain()
    {
        await _clients.SayAsync("remind me every evening at 9pm", "one");
        await _clients.SayAsync("remind me every evening at 9pm", "two");
        var kept = await _clients.Store.ReplaceAsync("msteams/conversations/one", """{"schema":99}"""u8.ToArray());

        await AdvanceAsync(TimeSpan.FromHours(1), 1);
        _clients.Reminders().ShouldBe([Wednesday]);
        await SetAsideAsync();
        var report = await ReportAsync();
        report.ShouldContain("set aside         1");
        report.ShouldContain("msteams/one: InvalidDataException: A stored conversation has schema 99");

        await _clients.Store.ReplaceAsync("msteams/conversations/one", kept);
        await AdvanceAsync(TimeSpan.FromMinutes(61), 2);
        _clients.Reminders().ShouldBe([Wednesday, Wednesday]);
        await _clients.Sweep.RunAsync(Token);
        (await ReportAsync()).ShouldContain("set aside         0");
    }

    [Fact]
    public async Task Dispatch_TheStoreFailsForAWhile_NobodyIsSetAside_AndAllAreRemindedAfterwards()
    {
        await _clients.SayAsync("remind me every evening at 9pm", "one");
        await _clients.SayAsync("remind me every evening at 9pm", "two");
        var writes = 0;
        _clients.Storage.Writing = _ =>
        {
            Interlocked.Increment(ref writes);
            throw new IOException("The disk is full.");
        };
        await AdvanceAsync(TimeSpan.FromHours(1), 0);
        while (Volatile.Read(ref writes) < 2)
        {
            await PollAsync();
        }

        _clients.Reminders().ShouldBeEmpty();
        (await ReportAsync()).ShouldContain("set aside         0");

        _clients.Storage.Writing = null;
        await _clients.Store.EndPausesAsync();
        await AdvanceAsync(ReminderDispatcher.Lease, 2);
        _clients.Reminders().ShouldBe([Wednesday, Wednesday]);
    }

    [Fact]
    public async Task Stop_ACallIsUnderWay_IsFinishedAndRecorded()
    {
        await _clients.SayAsync("remind me every evening at 9pm", "one");
        var (asked, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        _clients.Connector.Answering = async _ =>
        {
            asked.TrySetResult();
            await answer.Task;
        };
        await AdvanceAsync(TimeSpan.FromHours(1), 1);
        await asked.Task.WaitAsync(Token);

        var stopped = _clients.StopAsync();
        answer.SetResult();
        await stopped;
        _clients.Connector.Answering = null;

        await _clients.RestartAsync(dispatches: false);
        await _clients.Queue.PutAsync(new("msteams", "one", _clients.Clock.GetUtcNow()), Token);
        await _clients.DispatchAsync();
        _clients.Reminders().ShouldBe([Wednesday]);
    }

    /// <summary>Lets time go by, and waits for so many reminders in all.</summary>
    private async Task AdvanceAsync(TimeSpan time, int reminders)
    {
        // In steps, as a clock that jumps would let the sweep miss its hour.
        for (var step = 0; step < 20; step++)
        {
            _clients.Clock.Advance(time / 20);
            await _clients.Clock.SweptAsync(Token);
        }

        while (_clients.Reminders().Count < reminders)
        {
            await PollAsync();
        }
    }

    private async Task SetAsideAsync()
    {
        while (!(await ReportAsync()).Contains("set aside         1", StringComparison.Ordinal))
        {
            await PollAsync();
        }
    }

    /// <summary>Lets a little time go by: the dispatcher asks its queue every second of the product's clock, which stands still.</summary>
    private async Task PollAsync()
    {
        _clients.Clock.Advance(TimeSpan.FromMilliseconds(250));
        await _clients.Connector.WaitAsync(TimeSpan.FromMilliseconds(50), Token);
    }

    private async Task<string> ReportAsync()
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        (await RemindersCommand.RunAsync(["--environment", "Development", .. _clients.Store.CommandSettings(_clients.Clock.GetUtcNow())], output, errors, Token)).ShouldBe(0, errors.ToString());
        return output.ToString();
    }
}
