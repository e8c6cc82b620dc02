using Microsoft.Extensions.Time.Testing;
using PoreRoutine.Bot.Reminders;

namespace PoreRoutine.Bot.Tests.Reminders;

/// <summary>What every queue of reminders promises.</summary>
public abstract class ReminderQueueContract
{
    private protected static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected abstract IReminderQueue Queue { get; }

    /// <summary>What the queue takes for now.</summary>
    private protected abstract DateTimeOffset Now { get; }

    /// <summary>Another process's view of the same queue.</summary>
    private protected abstract IReminderQueue OpenAnother();

    /// <summary>Lets time pass.</summary>
    private protected abstract Task PassAsync(TimeSpan time);

    [Fact]
    public async Task TakeAsync_FromAnEmptyQueue_IsNothing()
    {
        (await TakeAsync()).ShouldBeEmpty();
        (await Queue.CountAsync(Token)).ShouldBe(0);
    }

    [Fact]
    public async Task TakeAsync_SomeDueSomeNot_AreThoseThatAreDue()
    {
        var (past, now) = (Wake("past", -TimeSpan.FromDays(30)), Wake("now", TimeSpan.Zero));
        foreach (var wakeUp in (WakeUp[])[Wake("soon", TimeSpan.FromMinutes(1)), past, Wake("far", TimeSpan.FromDays(400)), now])
        {
            await Queue.PutAsync(wakeUp, Token);
        }

        (await TakeAsync()).Select(taken => taken.WakeUp).ShouldBe([past, now], ignoreOrder: true);
        (await TakeAsync()).ShouldBeEmpty();
        (await Queue.CountAsync(Token)).ShouldBe(4);
    }

    [Fact]
    public async Task TakeAsync_WhenItsInstantComes_IsGivenOutThenAndNotBefore()
    {
        var wakeUp = Wake("soon", TimeSpan.FromSeconds(3));
        await Queue.PutAsync(wakeUp, Token);
        await PassAsync(TimeSpan.FromSeconds(1));
        (await TakeAsync()).ShouldBeEmpty();
        await PassAsync(TimeSpan.FromSeconds(3));
        (await TakeAsync()).ShouldHaveSingleItem().WakeUp.ShouldBe(wakeUp);
    }

    [Fact]
    public async Task TakeAsync_MoreThanAskedFor_GivesAsManyAndTheOthersLater()
    {
        for (var i = 0; i < 40; i++)
        {
            await Queue.PutAsync(Wake($"{i}", -TimeSpan.FromSeconds(i)), Token);
        }

        var taken = new List<string>();
        while ((await Queue.TakeAsync(7, Lease, Token)) is { Count: > 0 } some)
        {
            some.Count.ShouldBeLessThanOrEqualTo(7);
            taken.AddRange(some.Select(one => one.WakeUp.ConversationId));
        }

        taken.ShouldBe(Enumerable.Range(0, 40).Select(i => $"{i}"), ignoreOrder: true);
    }

    [Fact]
    public async Task TakeAsync_NotDeletedWithinItsLease_IsGivenOutAgainToAnybody()
    {
        var wakeUp = Wake("a", TimeSpan.Zero);
        await Queue.PutAsync(wakeUp, Token);
        (await Queue.TakeAsync(1, TimeSpan.FromSeconds(3), Token)).ShouldHaveSingleItem();
        await PassAsync(TimeSpan.FromSeconds(1));
        (await OpenAnother().TakeAsync(1, Lease, Token)).ShouldBeEmpty();
        await PassAsync(TimeSpan.FromSeconds(3));
        (await OpenAnother().TakeAsync(1, Lease, Token)).ShouldHaveSingleItem().WakeUp.ShouldBe(wakeUp);
    }

    [Fact]
    public async Task DeleteAsync_WhatWasTaken_DoesNotComeBack()
    {
        await Queue.PutAsync(Wake("a", TimeSpan.Zero), Token);
        var taken = (await Queue.TakeAsync(1, TimeSpan.FromSeconds(1), Token)).ShouldHaveSingleItem();
        await Queue.DeleteAsync(taken, Token);
        await PassAsync(TimeSpan.FromSeconds(2));
        (await TakeAsync()).ShouldBeEmpty();
        (await Queue.CountAsync(Token)).ShouldBe(0);
        await Queue.DeleteAsync(taken, Token);
        await Queue.PostponeAsync(taken, TimeSpan.Zero, Token);
        (await TakeAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task DeleteAsync_TakenByAnotherMeanwhile_LeavesItToThatOne()
    {
        await Queue.PutAsync(Wake("a", TimeSpan.Zero), Token);
        var first = (await Queue.TakeAsync(1, TimeSpan.FromSeconds(1), Token)).ShouldHaveSingleItem();
        await PassAsync(TimeSpan.FromSeconds(2));
        var second = (await Queue.TakeAsync(1, TimeSpan.FromSeconds(1), Token)).ShouldHaveSingleItem();
        await Queue.DeleteAsync(first, Token);
        await Queue.PostponeAsync(first, TimeSpan.FromDays(1), Token);
        await PassAsync(TimeSpan.FromSeconds(2));
        (await TakeAsync()).ShouldHaveSingleItem().WakeUp.ShouldBe(second.WakeUp);
    }

    [Fact]
    public async Task PostponeAsync_WhatWasTaken_ComesBackAfterItsPauseAndNotBefore()
    {
        var wakeUp = Wake("a", TimeSpan.Zero);
        await Queue.PutAsync(wakeUp, Token);
        await Queue.PostponeAsync((await TakeAsync()).ShouldHaveSingleItem(), TimeSpan.FromSeconds(3), Token);
        await PassAsync(TimeSpan.FromSeconds(1));
        (await TakeAsync()).ShouldBeEmpty();
        await PassAsync(TimeSpan.FromSeconds(3));
        (await TakeAsync()).ShouldHaveSingleItem().WakeUp.ShouldBe(wakeUp);
    }

    [Fact]
    public async Task PostponeAsync_ForNoTime_IsThereAtOnceAndTheReceiptIsVoid()
    {
        await Queue.PutAsync(Wake("a", TimeSpan.Zero), Token);
        var first = (await TakeAsync()).ShouldHaveSingleItem();
        await Queue.PostponeAsync(first, TimeSpan.Zero, Token);
        await Queue.DeleteAsync(first, Token);
        var second = (await TakeAsync()).ShouldHaveSingleItem();
        second.WakeUp.ShouldBe(first.WakeUp);
        await Queue.DeleteAsync(second, Token);
        (await Queue.CountAsync(Token)).ShouldBe(0);
    }

    [Fact]
    public async Task MoveAsync_WhatWasTaken_ComesBackAtTheOtherInstantUnderItsName()
    {
        var id = await Queue.PutAsync(Wake("a", TimeSpan.Zero), Token);
        var first = (await TakeAsync()).ShouldHaveSingleItem();
        first.Id.ShouldBe(id);
        var later = Wake("a", TimeSpan.FromSeconds(3));
        await Queue.MoveAsync(first, later.Due, Token);
        await PassAsync(TimeSpan.FromSeconds(1));
        (await TakeAsync()).ShouldBeEmpty();
        await PassAsync(TimeSpan.FromSeconds(3));
        var second = (await TakeAsync()).ShouldHaveSingleItem();
        (second.WakeUp, second.Id).ShouldBe((later, id));
    }

    [Fact]
    public async Task MoveAsync_TakenByAnotherMeanwhile_LeavesItToThatOne()
    {
        await Queue.PutAsync(Wake("a", TimeSpan.Zero), Token);
        var first = (await TakeAsync()).ShouldHaveSingleItem();
        await Queue.PostponeAsync(first, TimeSpan.Zero, Token);
        var second = (await TakeAsync()).ShouldHaveSingleItem();

        await Queue.MoveAsync(first, Wake("a", TimeSpan.FromDays(1)).Due, Token);

        await Queue.DeleteAsync(second, Token);
        (await Queue.CountAsync(Token)).ShouldBe(0);
    }

    [Fact]
    public async Task PutAsync_TheSameTwice_IsTwo()
    {
        await Queue.PutAsync(Wake("a", TimeSpan.Zero), Token);
        await Queue.PutAsync(Wake("a", TimeSpan.Zero), Token);
        (await TakeAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task PutAsync_ByOne_IsThereForAnother()
    {
        var (now, later) = (Wake("now", TimeSpan.Zero), Wake("later", TimeSpan.FromSeconds(3)));
        await Queue.PutAsync(now, Token);
        await Queue.PutAsync(later, Token);
        var another = OpenAnother();
        (await another.CountAsync(Token)).ShouldBe(2);
        (await another.TakeAsync(10, Lease, Token)).ShouldHaveSingleItem().WakeUp.ShouldBe(now);
        await PassAsync(TimeSpan.FromSeconds(4));
        (await another.TakeAsync(10, Lease, Token)).ShouldHaveSingleItem().WakeUp.ShouldBe(later);
    }

    [Theory]
    [InlineData("msteams", "19:abc@thread.tacv2;messageid=1")]
    [InlineData("a channel/ü", "\"<&>' \\ \u0001 \ud83c\udf19")]
    public async Task PutAsync_IdsOfAnyCharacters_ComeBackAsTheyWere(string channel, string conversation)
    {
        var wakeUp = new WakeUp(channel, conversation, Now);
        await Queue.PutAsync(wakeUp, Token);
        (await TakeAsync()).ShouldHaveSingleItem().WakeUp.ShouldBe(wakeUp);
    }

    [Fact]
    public async Task TakeAsync_ManyAtOnce_NoTwoEverHoldTheSame()
    {
        const int Many = 200;
        await Task.WhenAll(Enumerable.Range(0, Many).Select(i => Queue.PutAsync(Wake($"{i}", TimeSpan.Zero), Token)));
        var taken = await Task.WhenAll(((IReminderQueue[])[Queue, OpenAnother(), Queue, OpenAnother()]).Select(queue => Task.Run(
            async () =>
            {
                var mine = new List<QueuedWakeUp>();
                while ((await queue.TakeAsync(16, Lease, Token)) is { Count: > 0 } some)
                {
                    mine.AddRange(some);
                }

                return mine;
            },
            Token)));
        taken.SelectMany(mine => mine).Select(one => one.WakeUp.ConversationId).ShouldBe(Enumerable.Range(0, Many).Select(i => $"{i}"), ignoreOrder: true);
    }

    private protected Task<IReadOnlyList<QueuedWakeUp>> TakeAsync() => Queue.TakeAsync(Queue.LargestBatch, Lease, Token);

    private protected WakeUp Wake(string conversation, TimeSpan ahead) => new("msteams", conversation, Now + ahead);

    /// <summary>A clock of whole milliseconds, as queues keep them.</summary>
    private protected static FakeTimeProvider NewClock() => new(new DateTimeOffset(2026, 3, 4, 20, 0, 0, TimeSpan.Zero));
}
