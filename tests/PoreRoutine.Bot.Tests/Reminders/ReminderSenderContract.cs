using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PoreRoutine.Bot.Reminders;
using PoreRoutine.Routine;

namespace PoreRoutine.Bot.Tests.Reminders;

/// <summary>One reminder each evening, whatever the channel answers.</summary>
public abstract class ReminderSenderContract : IAsyncLifetime
{
    private const string Wednesday = "Tonight, Wednesday, March 4: Double cleanse, Pore-refining mask, Resurfacing serum";
    private const string Thursday = "Tonight, Thursday, March 5: Double cleanse, Resurfacing serum";
    private const string Friday = "Tonight, Friday, March 6: Double cleanse, Resurfacing serum";

    private RemindedClients _clients = null!;

    public async ValueTask InitializeAsync()
    {
        _clients = await RemindedClients.StartAsync(await OpenStoreAsync());
        await _clients.SayAsync("remind me every evening at 9pm");
    }

    public async ValueTask DisposeAsync()
    {
        await _clients.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A store that is empty.</summary>
    private protected abstract Task<RemindedStore> OpenStoreAsync();

    [Fact]
    public async Task Send_AtItsTime_IsTheStepsOfTheEvening_AndTheNextOneIsTomorrow()
    {
        _clients.Clock.Advance(TimeSpan.FromMinutes(59));
        (await _clients.DispatchAsync()).ShouldBe(0);
        _clients.Clock.Advance(TimeSpan.FromMinutes(1));
        (await _clients.DispatchAsync()).ShouldBe(1);
        (await _clients.DispatchAsync()).ShouldBe(0);
        _clients.Reminders().ShouldBe([Wednesday]);

        _clients.Clock.Advance(TimeSpan.FromDays(1));
        (await _clients.DispatchAsync()).ShouldBe(1);
        _clients.Reminders().ShouldBe([Wednesday, Thursday]);
    }

    [Fact]
    public async Task Send_TheSameWakeUpTwice_IsOneReminder()
    {
        _clients.Clock.Advance(TimeSpan.FromHours(1));
        for (var time = 0; time < 3; time++)
        {
            await _clients.Queue.PutAsync(new("msteams", "one", _clients.Clock.GetUtcNow()), TestContext.Current.CancellationToken);
        }

        (await _clients.DispatchAsync()).ShouldBe(4);
        _clients.Reminders().ShouldBe([Wednesday]);
    }

    [Fact]
    public async Task Send_AnOldWakeUpAfterTheTimeWasMoved_SaysNothing()
    {
        await _clients.SayAsync("move my reminder to 22:00");
        _clients.Clock.Advance(TimeSpan.FromHours(1));
        (await _clients.DispatchAsync()).ShouldBe(1);
        _clients.Reminders().ShouldBeEmpty();

        _clients.Clock.Advance(TimeSpan.FromHours(1));
        await _clients.DispatchAsync();
        _clients.Reminders().ShouldBe([Wednesday]);
    }

    [Fact]
    public async Task Send_MovedAwayAndBack_IsStillSent()
    {
        await _clients.SayAsync("move my reminder to 20:30");
        await _clients.SayAsync("move my reminder to 21:00");
        _clients.Clock.Advance(TimeSpan.FromMinutes(30));
        await _clients.DispatchAsync();
        _clients.Reminders().ShouldBeEmpty();
        _clients.Clock.Advance(TimeSpan.FromMinutes(30));
        await _clients.DispatchAsync();
        _clients.Reminders().ShouldBe([Wednesday]);
    }

    [Fact]
    public async Task Send_WakeUpsOneTooMany_AreGoneAfterTheEvening()
    {
        await _clients.SayAsync("move my reminder to 20:30");
        await _clients.SayAsync("move my reminder to 21:00");
        await _clients.Queue.PutAsync(new("msteams", "one", _clients.Clock.GetUtcNow() + TimeSpan.FromHours(1)), TestContext.Current.CancellationToken);
        _clients.Clock.Advance(TimeSpan.FromHours(2));
        (await _clients.DispatchAsync()).ShouldBe(4);

        (await _clients.Queue.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
        _clients.Clock.Advance(TimeSpan.FromDays(1));
        (await _clients.DispatchAsync()).ShouldBe(1);
        _clients.Reminders().ShouldBe([Wednesday, Thursday]);
    }

    [Fact]
    public async Task Send_DiedBeforeTheWakeUpWasMoved_ItComesBackAndIsMovedThen()
    {
        _clients.Clock.Advance(TimeSpan.FromHours(1));
        var sender = _clients.Service.Services.GetRequiredService<ReminderSender>();
        var taken = (await _clients.Queue.TakeAsync(1, TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken)).ShouldHaveSingleItem();
        await sender.SendAsync(taken, TestContext.Current.CancellationToken);

        await _clients.Queue.PostponeAsync(taken, TimeSpan.Zero, TestContext.Current.CancellationToken);
        (await _clients.DispatchAsync()).ShouldBe(1);
        _clients.Reminders().ShouldBe([Wednesday]);
        _clients.Clock.Advance(TimeSpan.FromDays(1));
        (await _clients.DispatchAsync()).ShouldBe(1);
        _clients.Reminders().ShouldBe([Wednesday, Thursday]);
    }

    [Fact]
    public async Task Send_AllIsLogged_SaysNothing()
    {
        await _clients.SayAsync("I did everything tonight");
        _clients.Clock.Advance(TimeSpan.FromHours(1));
        await _clients.DispatchAsync();
        _clients.Reminders().ShouldBeEmpty();
    }

    [Fact]
    public async Task Send_TheChannelIsDown_ComesWhenItIsBack_Once()
    {
        _clients.Clock.Advance(TimeSpan.FromHours(1));
        _clients.Connector.Status = StatusCodes.Status500InternalServerError;
        (await _clients.DispatchAsync()).ShouldBe(1);
        _clients.Connector.Status = StatusCodes.Status201Created;

        _clients.Clock.Advance(TimeSpan.FromMinutes(89));
        await WakeAsync();
        await WakeAsync();

        _clients.Reminders().ShouldBe([Wednesday]);
    }

    [Fact]
    public async Task Send_TheChannelIsDownForTooLong_IsSkipped_AndTheNextEveningComes()
    {
        _clients.Clock.Advance(TimeSpan.FromHours(1));
        _clients.Connector.Status = StatusCodes.Status500InternalServerError;
        await _clients.DispatchAsync();
        _clients.Connector.Status = StatusCodes.Status201Created;

        _clients.Clock.Advance(TimeSpan.FromMinutes(91));
        await WakeAsync();
        _clients.Reminders().ShouldBeEmpty();

        _clients.Clock.Advance(TimeSpan.FromDays(1));
        await _clients.DispatchAsync();
        _clients.Reminders().ShouldBe([], "that one is late as well by now");
        _clients.Clock.Advance(TimeSpan.FromMinutes(-91 + (24 * 60)));
        await _clients.DispatchAsync();
        _clients.Reminders().ShouldBe([Friday]);
    }

    [Fact]
    public async Task Send_TheServiceWasDown_IsSentWithinNinetyMinutes_ElseSkippedAndCounted()
    {
        _clients.Clock.Advance(TimeSpan.FromMinutes(60 + 89));
        await _clients.RestartAsync();
        await _clients.DispatchAsync();
        _clients.Reminders().ShouldBe([Wednesday]);

        _clients.Clock.Advance(TimeSpan.FromDays(2));
        _clients.Clock.Advance(TimeSpan.FromMinutes(2));
        await _clients.RestartAsync();
        await _clients.DispatchAsync();

        // Of two evenings, both more than ninety minutes ago by now.
        _clients.Reminders().ShouldBe([Wednesday]);
        (await _clients.RecordAsync()).RemindersSkipped.ShouldBe(2);
    }

    [Fact]
    public async Task Send_TheClientBlockedTheBot_RemindersStop()
    {
        await RefuseAsync(StatusCodes.Status403Forbidden, "MessageWritesBlocked");

        (await _clients.RecordAsync()).Plan!.Reminder!.IsStopped.ShouldBeTrue();
        _clients.Connector.Status = StatusCodes.Status201Created;
        _clients.Clock.Advance(TimeSpan.FromDays(1));
        await _clients.DispatchAsync();
        _clients.Reminders().ShouldBeEmpty();
    }

    [Fact]
    public async Task Send_NotFound_IsTriedOnThreeEvenings()
    {
        for (var evening = 1; evening <= 3; evening++)
        {
            (await _clients.RecordAsync()).Plan!.Reminder!.IsStopped.ShouldBeFalse();
            await RefuseAsync(StatusCodes.Status404NotFound, "ConversationNotFound", evening == 1 ? TimeSpan.FromHours(1) : TimeSpan.FromDays(1));
        }

        (await _clients.RecordAsync()).Plan!.Reminder!.IsStopped.ShouldBeTrue();
    }

    [Fact]
    public async Task Send_NotFoundWithAReminderInBetween_GoesOn()
    {
        await RefuseAsync(StatusCodes.Status404NotFound, "ConversationNotFound");
        await RefuseAsync(StatusCodes.Status404NotFound, "ConversationNotFound", TimeSpan.FromDays(1));
        _clients.Connector.Status = StatusCodes.Status201Created;
        _clients.Clock.Advance(TimeSpan.FromDays(1));
        await _clients.DispatchAsync();
        await RefuseAsync(StatusCodes.Status404NotFound, "ConversationNotFound", TimeSpan.FromDays(1));

        (await _clients.RecordAsync()).Plan!.Reminder!.IsStopped.ShouldBeFalse();
        _clients.Reminders().ShouldBe([Friday]);
    }

    [Fact]
    public async Task Send_TheWholeTenantRefuses_PausesThereAndTouchesNoPlan()
    {
        await _clients.SayAsync("remind me every evening at 9pm", "two");
        await RefuseAsync(StatusCodes.Status403Forbidden, "BotDisabledByAdmin");

        var calls = _clients.Connector.Asked;
        calls.ShouldBe(1, "the second client is not tried");
        foreach (var client in new[] { "one", "two" })
        {
            (await _clients.RecordAsync(client)).Plan!.Reminder.ShouldBe(Reminder.Default);
        }
    }

    [Fact]
    public async Task Send_Uninstalled_SaysNothing_AndNothingIsDue()
    {
        await _clients.UninstallAsync();
        _clients.Clock.Advance(TimeSpan.FromHours(1));
        await _clients.DispatchAsync();
        _clients.Reminders().ShouldBeEmpty();
        (await _clients.RecordAsync()).Plan!.Reminder!.IsStopped.ShouldBeTrue();
    }

    [Fact]
    public async Task Send_FourteenSilentEvenings_AsksOnceAndPausesItself()
    {
        // The evenings in between are skipped: the channel's limit, which is real, would hold up more messages in one second.
        foreach (var days in (int[])[0, 13, 1, 1, 1])
        {
            _clients.Clock.Advance(days == 0 ? TimeSpan.FromHours(1) : TimeSpan.FromDays(days));
            await _clients.DispatchAsync();
        }

        _clients.Reminders().ShouldBe([Wednesday, "Tonight, Tuesday, March 17: Double cleanse, Resurfacing serum"]);
        _clients.Connector.Received.Last().Activity.GetProperty("text").GetString()!.ShouldContain("14 evenings");
        (await _clients.RecordAsync()).Plan!.Reminder!.IsStopped.ShouldBeTrue();
    }

    [Fact]
    public async Task Send_Paused_ComesOnThatEvening_AndDoesNotAskWhetherToGoOn()
    {
        var plan = (await _clients.RecordAsync()).Plan!;
        await _clients.SayAsync("pause my reminders until march 30");
        (await _clients.RecordAsync()).Plan!.Reminder!.PausedUntil.ShouldBe(new(2026, 3, 30), plan.ToString());
        for (var evening = 0; evening < 27; evening++)
        {
            _clients.Clock.Advance(evening == 0 ? TimeSpan.FromHours(1) : TimeSpan.FromDays(1));
            await _clients.DispatchAsync();
        }

        _clients.Reminders().ShouldBe(["Tonight, Monday, March 30: Double cleanse, Resurfacing serum"]);
    }

    private async Task RefuseAsync(int status, string code, TimeSpan? after = null)
    {
        (_clients.Connector.Status, _clients.Connector.Code, _clients.Connector.Asked) = (status, code, 0);
        _clients.Clock.Advance(after ?? TimeSpan.FromHours(1));
        await _clients.DispatchAsync();
    }

    /// <summary>The pauses of wake-ups that were given back are over.</summary>
    private async Task WakeAsync()
    {
        await _clients.Store.EndPausesAsync();
        await _clients.DispatchAsync();
    }
}
