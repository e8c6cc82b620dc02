using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.Dialogs;

/// <summary>Straight answers about when, from plan and diary: Wednesday 4 March 2026, the default plan unless said otherwise.</summary>
public sealed class AgendaAnswersTests
{
    private readonly Conversation _conversation = new();

    [Fact]
    public async Task Next_BeforeAndAfterOneOffItsDay_IsTheFirstPlannedDayThatTheLimitAllows()
    {
        (await _conversation.SayAsync("when do I exfoliate next")).ShouldHaveSingleItem().Text.ShouldBe("**Double exfoliation** is next on Sunday, March 8: your Sunday.");

        (await _conversation.SayAsync("i exfoliated today"))[0].Text.ShouldContain("the one on Sunday, March 8 moves to Sunday, March 15");

        var next = (await _conversation.SayAsync("when do I exfoliate next"))[0].Text;
        next.ShouldContain("next on Sunday, March 15");
        next.ShouldContain("fine again from Wednesday, March 11");
    }

    [Fact]
    public async Task MayI_WithinTheLimit_IsNoWithTheReasonTheFirstDayAndThePlannedOne()
    {
        await _conversation.SayAsync("i exfoliated today");
        var reply = (await _conversation.SayAsync("can i scrub tomorrow")).ShouldHaveSingleItem().Text;
        reply.ShouldStartWith("No, not **Double exfoliation** on Thursday, March 5");
        reply.ShouldContain(RealContent.Value.Routine.Topics["exfoliate.why-not-daily"].ShortAnswer);
        reply.ShouldContain("fine from Wednesday, March 11");
        reply.ShouldContain("Sunday, March 15");
    }

    [Fact]
    public async Task MayI_OffItsDay_IsYesAndSaysWhatMoves()
    {
        var reply = (await _conversation.SayAsync("can i scrub tomorrow"))[0].Text;
        reply.ShouldStartWith("Yes, **Double exfoliation** is fine on Thursday, March 5");
        reply.ShouldContain("The one on Sunday, March 8 would then move to Sunday, March 15.");
    }

    [Fact]
    public async Task MayI_AThirdMask_IsRefusedButKeptWhenDone()
    {
        await _conversation.SayAsync("i masked on monday");
        await _conversation.SayAsync("i did my mask yesterday");
        (await _conversation.SayAsync("can i mask tonight?"))[0].Text.ShouldStartWith("No, not **Pore-refining mask** on Wednesday, March 4: it is at most twice in 7 days");

        var logged = (await _conversation.SayAsync("i did my mask tonight"))[0].Text;
        logged.ShouldContain("Written down as done for tonight, Wednesday, March 4: Pore-refining mask.");
        logged.ShouldContain("at most twice in 7 days");
        (await _conversation.SayAsync("when did i last mask"))[0].Text.ShouldContain("Wednesday, March 4");
    }

    [Fact]
    public async Task MayI_NoStepNamed_IsAboutTheOneTalkedAboutOrAsks()
    {
        var asked = (await _conversation.SayAsync("can i do it tomorrow")).ShouldHaveSingleItem();
        if (asked.Buttons.Count > 0)
        {
            (await _conversation.PressAsync(asked, "Double exfoliation"))[0].Text.ShouldContain("**Double exfoliation**");
        }

        await _conversation.SayAsync("when do I exfoliate next");
        (await _conversation.SayAsync("and the mask?"))[0].Text.ShouldContain("**Pore-refining mask** is next tonight, Wednesday, March 4: your Wednesday");
    }

    [Fact]
    public async Task Show_Tonight_NamesTheDayWhatIsDueAndWhyAndOffersTheWalkthrough()
    {
        var reply = (await _conversation.SayAsync("what's on tonight?")).ShouldHaveSingleItem();
        reply.Text.ShouldContain("Tonight, Wednesday, March 4");
        reply.Text.ShouldContain("- Pore-refining mask: your Wednesday");
        reply.Text.ShouldContain("- Not Double exfoliation: not its day; next on Sunday, March 8");
        (await _conversation.PressAsync(reply, "Walk me through tonight"))[^1].Text.ShouldContain("Step 1 of 3");
    }

    [Fact]
    public async Task Show_AWeekday_IsTheNextSuchEvening()
    {
        var reply = (await _conversation.SayAsync("what's on sunday?"))[0].Text;
        reply.ShouldContain("**Sunday, March 8**");
        reply.ShouldContain("- Double exfoliation: your Sunday");
        (await _conversation.SayAsync("what's on wednesday?"))[0].Text.ShouldContain("Wednesday, March 4");
    }

    [Fact]
    public async Task Show_TonightAfterMidnight_StillIsThatEvening()
    {
        _conversation.Clock.Advance(TimeSpan.FromMinutes(280));
        (await _conversation.SayAsync("what's on tonight?"))[0].Text.ShouldContain("Tonight, Wednesday, March 4");
    }

    [Fact]
    public async Task Show_AfterACareMessage_LeavesOutAllButTheGentleStep()
    {
        await _conversation.SayAsync("my face is burning and I have a rash");
        var reply = (await _conversation.SayAsync("what's on tonight?"))[0].Text;
        reply.ShouldContain("- Double cleanse: every evening");
        reply.ShouldContain("- Not Pore-refining mask: it rests, because of what you told me on Wednesday, March 4");
        (await _conversation.SayAsync("can i mask tonight?"))[0].Text.ShouldContain("rests");
        (await _conversation.SayAsync("when is my next exfoliation?"))[0].Text.ShouldContain("rests");
    }

    [Fact]
    public async Task Show_AMissedSunday_MayBeMadeUpOnTuesday()
    {
        await _conversation.SayAsync("i did my serum tonight");
        _conversation.Clock.Advance(TimeSpan.FromDays(6));
        var reply = (await _conversation.SayAsync("what's on tonight?"))[0].Text;
        reply.ShouldContain("Tonight, Tuesday, March 10");
        reply.ShouldContain("Not Double exfoliation: missed on Sunday, March 8 and may be made up; the one on Sunday, March 15 would then move to Sunday, March 22");
    }
}
