using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.Dialogs;

/// <summary>The plan by chat: Wednesday 4 March 2026, 20:00 in New York.</summary>
public sealed class PlanRequestsTests
{
    private readonly Conversation _conversation = new();

    [Fact]
    public async Task Show_BeforeAnythingWasChosen_SaysSoGivesTheDefaultsAndOffersToSetUp()
    {
        var reply = (await _conversation.SayAsync("what's my plan")).ShouldHaveSingleItem();
        reply.Text.ShouldContain("haven't chosen a plan yet");
        reply.Text.ShouldContain("- Double exfoliation: Sundays, next on Sunday, March 8");
        reply.Text.ShouldContain("- Pore-refining mask: Wednesdays, next on Wednesday, March 4");
        reply.Text.ShouldContain("America/New_York");
        (await _conversation.PressAsync(reply, "Set up my plan"))[0].Text.ShouldContain("**Double exfoliation**: on which day");
    }

    [Fact]
    public async Task Move_TheFirstChoice_IsReadBackWithDayDateTimeAndZone()
    {
        var reply = (await _conversation.SayAsync("put my exfoliation on saturdays")).ShouldHaveSingleItem().Text;
        reply.ShouldStartWith("Done. Double exfoliation: Saturdays, next on Saturday, March 7.");
        reply.ShouldContain("America/New_York");
        reply.ShouldContain("Reminder: every evening at 21:00, next on Wednesday, March 4.");
        reply.ShouldContain("on this page");
        (await _conversation.SayAsync("when do I exfoliate next"))[0].Text.ShouldContain("Saturday, March 7");
        (await _conversation.SayAsync("what's my plan"))[0].Text.ShouldStartWith("Your plan:");
    }

    [Fact]
    public async Task Move_BeyondTheLimit_IsNotStoredAndTheDayAskedFor()
    {
        var refused = (await _conversation.SayAsync("exfoliate mondays and thursdays")).ShouldHaveSingleItem();
        refused.Text.ShouldContain("Double exfoliation is at most once in 7 days");
        refused.Text.ShouldContain("Which day would you like?");
        (await _conversation.SayAsync("thursday"))[0].Text.ShouldContain("Double exfoliation: Thursdays, next on Thursday, March 5");
    }

    [Fact]
    public async Task Move_BeyondTheLimit_LeavesThePlanAsItWas()
    {
        await _conversation.SayAsync("put my exfoliation on saturdays");
        await _conversation.SayAsync("exfoliate mondays and thursdays");
        (await _conversation.SayAsync("what's my plan"))[0].Text.ShouldContain("Double exfoliation: Saturdays");
    }

    [Fact]
    public async Task Move_TwoStepsWithTheirDays_PutsEachOnItsOwn()
    {
        await _conversation.SayAsync("masks on tuesdays and saturdays, scrub on monday");
        var plan = (await _conversation.SayAsync("what's my plan"))[0].Text;
        plan.ShouldContain("Pore-refining mask: Tuesdays, Saturdays");
        plan.ShouldContain("Double exfoliation: Mondays");
    }

    [Fact]
    public async Task Move_AndAnotherStepAsked_MovesNothing()
    {
        await _conversation.SayAsync("put my exfoliation on saturdays");
        (await _conversation.SayAsync("and the mask?"))[0].Text.ShouldStartWith("**Pore-refining mask** is next tonight, Wednesday, March 4");
        (await _conversation.SayAsync("what's my plan"))[0].Text.ShouldContain("Pore-refining mask: Wednesdays");
    }

    [Fact]
    public async Task Move_AChangedMind_IsAboutTheSameStep()
    {
        await _conversation.SayAsync("put my exfoliation on sundays");
        (await _conversation.SayAsync("no wait, saturday"))[0].Text.ShouldContain("Double exfoliation: Saturdays, next on Saturday, March 7");
    }

    [Fact]
    public async Task Zone_Another_IsReadBackAndTheRestStays()
    {
        await _conversation.SayAsync("put my exfoliation on sundays");
        var reply = (await _conversation.SayAsync("change my time zone to tokyo")).ShouldHaveSingleItem().Text;
        reply.ShouldContain("Asia/Tokyo");
        reply.ShouldContain("10:00 on Thursday, March 5");
        reply.ShouldContain("21:00");
        (await _conversation.SayAsync("what's my plan")).ShouldHaveSingleItem().Text.ShouldContain("Double exfoliation: Sundays");
    }

    [Fact]
    public async Task Zone_TheChannelsDiffers_IsAskedAboutOnceAndThePlansHoldsMeanwhile()
    {
        await _conversation.SayAsync("put my exfoliation on sundays");
        _conversation.Zone = "Europe/Madrid";
        var replies = await _conversation.SayAsync("what's on tonight?");
        replies[0].Text.ShouldContain("Tonight, Wednesday, March 4");
        replies[1].Text.ShouldContain("Europe/Madrid");
        replies[1].Text.ShouldContain("America/New_York");
        (await _conversation.SayAsync("what's on tonight?")).Count.ShouldBe(1);
        (await _conversation.PressAsync(replies[1], "Use Europe/Madrid"))[0].Text.ShouldContain("02:00 on Thursday, March 5");
        (await _conversation.SayAsync("what's my plan")).ShouldHaveSingleItem().Text.ShouldContain("Time zone: Europe/Madrid");
    }
}
