using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.Dialogs;

/// <summary>What is pressed on a reminder's card, in Teams, where cards can be replaced: Wednesday 4 March 2026 in New York.</summary>
public sealed class ReminderAnswersTests
{
    private readonly Conversation _conversation = new("msteams");

    [Theory]
    [InlineData("All done", "Double cleanse: done", "Written down as done for Wednesday, March 4")]
    [InlineData("Skip tonight", "Double cleanse: skipped", "Written down as skipped for Wednesday, March 4")]
    public async Task Press_TheNextMorning_IsOfTheCardsEveningAndClosesTheCard(string button, string outcome, string said)
    {
        var card = await RemindedAsync();
        _conversation.Clock.Advance(TimeSpan.FromHours(10));

        var reply = (await _conversation.PressAsync(card, button)).ShouldHaveSingleItem();

        reply.Text.ShouldStartWith(said);
        var closed = _conversation.Replaced.ShouldHaveSingleItem();
        closed.Id.ShouldBe(card.Id);
        closed.Buttons.ShouldBeEmpty();
        closed.CardTexts.ShouldContain(text => text.Contains(outcome, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Press_Twice_WritesOnceAndCanBeTakenBackAtOnce()
    {
        var card = await RemindedAsync();
        await _conversation.PressAsync(card, "All done");
        (await _conversation.PressAsync(card, "All done"))[0].Text.ShouldStartWith("There's nothing left to write down");

        (await _conversation.SayAsync("undo"))[0].Text.ShouldContain("no longer written down");

        (await _conversation.SayAsync("did i do the mask tonight"))[0].Text.ShouldStartWith("No");
    }

    [Fact]
    public async Task Press_SnoozeTwice_ComesAgainOnce()
    {
        var card = await RemindedAsync();
        (await _conversation.PressAsync(card, "Again in 30 minutes"))[0].Text.ShouldStartWith("I remind you again at 21:30");
        _conversation.Clock.Advance(TimeSpan.FromMinutes(10));
        (await _conversation.PressAsync(card, "Again in 30 minutes"))[0].Text.ShouldContain("21:30");
        _conversation.Replaced[^1].CardTexts.ShouldContain(text => text.Contains("again at 21:30", StringComparison.Ordinal));

        _conversation.Clock.Advance(TimeSpan.FromMinutes(20));
        (await _conversation.LookAsync()).ShouldHaveSingleItem();
        _conversation.Clock.Advance(TimeSpan.FromMinutes(20));
        (await _conversation.LookAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Press_SnoozeTheNextMorning_IsOverAndTheCardStays()
    {
        var card = await RemindedAsync();
        _conversation.Clock.Advance(TimeSpan.FromHours(10));

        (await _conversation.PressAsync(card, "Again in 30 minutes"))[0].Text.ShouldStartWith("The evening of Wednesday, March 4 is over");

        _conversation.Replaced.ShouldBeEmpty();
    }

    [Fact]
    public async Task Press_SnoozeJustBeforeTheEveningEnds_IsOver()
    {
        var card = await RemindedAsync();
        _conversation.Clock.Advance(TimeSpan.FromMinutes((6 * 60) + 45));

        (await _conversation.PressAsync(card, "Again in 30 minutes"))[0].Text.ShouldStartWith("The evening of Wednesday, March 4 is over");
    }

    [Fact]
    public async Task Press_TwoYearsLater_IsTooLongAgo()
    {
        var card = await RemindedAsync();
        _conversation.Clock.Advance(TimeSpan.FromDays(800));

        (await _conversation.PressAsync(card, "All done"))[0].Text.ShouldContain("too long ago");

        _conversation.Replaced.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"action":"done-tonight"}""")]
    [InlineData("""{"action":"snooze","evening":"soon"}""")]
    public async Task Press_OfNoEvening_IsNotServed(string press)
    {
        (await _conversation.PressAsync(press))[0].Text.ShouldContain("doesn't cover that");
        (await _conversation.KeptAsync())!.ShouldNotContain("2026-03-04T");
    }

    [Fact]
    public async Task Press_OnThePage_LeavesTheCardAsItIs()
    {
        var conversation = new Conversation();
        var card = await RemindedAsync(conversation);

        (await conversation.PressAsync(card, "All done"))[0].Text.ShouldStartWith("Written down as done");

        conversation.Replaced.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("stop", "stop reminding you altogether?")]
    [InlineData("done", "Written down as done for tonight, Wednesday, March 4: Double cleanse, Pore-refining mask, Resurfacing serum.")]
    [InlineData("all done", "Written down as done for tonight, Wednesday, March 4: Double cleanse, Pore-refining mask, Resurfacing serum.")]
    [InlineData("skip", "Written down as skipped for tonight, Wednesday, March 4: Double cleanse, Pore-refining mask, Resurfacing serum.")]
    [InlineData("snooze 10 minutes", "I remind you again at 21:10")]
    [InlineData("not now", "I remind you again at 21:30")]
    [InlineData("ok", "Step 1 of 3")]
    public async Task Say_RightAfterIt_IsAboutIt(string said, string answer)
    {
        await RemindedAsync();
        (await _conversation.SayAsync(said)).ShouldContain(reply => reply.Text.Contains(answer, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Say_DoneTheNextEvening_IsNotAboutIt()
    {
        await RemindedAsync();
        _conversation.Clock.Advance(TimeSpan.FromHours(23));

        (await _conversation.SayAsync("done")).ShouldHaveSingleItem().Text.ShouldStartWith("We're not in a walkthrough");
    }

    private Task<Said> RemindedAsync() => RemindedAsync(_conversation);

    private static async Task<Said> RemindedAsync(Conversation conversation)
    {
        await conversation.SayAsync("remind me every evening at 9");
        conversation.Clock.Advance(TimeSpan.FromHours(1));
        return (await conversation.LookAsync()).ShouldHaveSingleItem();
    }
}
