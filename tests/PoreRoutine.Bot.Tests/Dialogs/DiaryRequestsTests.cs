using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.Dialogs;

/// <summary>The diary by chat: Wednesday 4 March 2026.</summary>
public sealed class DiaryRequestsTests
{
    private readonly Conversation _conversation = new();

    [Fact]
    public async Task Done_NoStepNamed_IsAllThatIsDueThatEvening()
    {
        (await _conversation.SayAsync("all of tonight, done"))[0].Text.ShouldBe("Written down as done for tonight, Wednesday, March 4: Double cleanse, Pore-refining mask, Resurfacing serum.");
        (await _conversation.SayAsync("walk me through tonight"))[^1].Text.ShouldContain("logged already");
    }

    [Fact]
    public async Task Done_Twice_IsLoggedOnce()
    {
        await _conversation.SayAsync("i did my mask tonight");
        (await _conversation.SayAsync("i did my mask tonight"))[0].Text.ShouldBe("That's in your diary for Wednesday, March 4 already: Pore-refining mask.");
    }

    [Fact]
    public async Task Done_APastEvening_IsLoggedThere()
    {
        (await _conversation.SayAsync("i masked yesterday"))[0].Text.ShouldStartWith("Written down as done for Tuesday, March 3: Pore-refining mask.");
        (await _conversation.SayAsync("when did i last mask"))[0].Text.ShouldBe("You last did **Pore-refining mask** on Tuesday, March 3, last night.");
        (await _conversation.SayAsync("when did i last exfoliate"))[0].Text.ShouldBe("There's no **Double exfoliation** in your diary yet.");
    }

    [Fact]
    public async Task Done_Ahead_IsRefusedKindly()
    {
        (await _conversation.SayAsync("log the mask as done for tomorrow"))[0].Text.ShouldStartWith("Thursday, March 5 is still ahead of us!");
        (await _conversation.SayAsync("when did i last mask"))[0].Text.ShouldContain("no **Pore-refining mask**");
    }

    [Fact]
    public async Task Skip_Ahead_IsWrittenDown()
    {
        (await _conversation.SayAsync("i'm away on friday so no routine"))[0].Text.ShouldBe("Written down as skipped for Friday, March 6: Double cleanse, Resurfacing serum.");
        (await _conversation.SayAsync("what's on friday?"))[0].Text.ShouldContain("- Double cleanse: skipped");
    }

    [Fact]
    public async Task Skip_AWeeklyStep_SaysWhenItComesNext() =>
        (await _conversation.SayAsync("skip the mask tonight"))[0].Text.ShouldContain("Pore-refining mask is next on Wednesday, March 11: your Wednesday.");

    [Fact]
    public async Task Undo_TakesBackTheLastChangeAndSaysWhich()
    {
        (await _conversation.SayAsync("undo that"))[0].Text.ShouldContain("nothing that I could take back");
        var logged = (await _conversation.SayAsync("i exfoliated today"))[0];
        (await _conversation.PressAsync(logged, "Take that back"))[0].Text.ShouldBe("Taken back: Double exfoliation on Wednesday, March 4 is no longer written down.");
        (await _conversation.SayAsync("when do I exfoliate next"))[0].Text.ShouldContain("Sunday, March 8");
    }

    [Fact]
    public async Task Progress_TellsTheStreakAndThisWeek()
    {
        await _conversation.SayAsync("all of tonight, done");
        _conversation.Clock.Advance(TimeSpan.FromDays(1));
        await _conversation.SayAsync("all of tonight, done");
        var reply = (await _conversation.SayAsync("how is my streak"))[0].Text;
        reply.ShouldStartWith("Your streak: 2 evenings.");
        reply.ShouldContain("up to Thursday, March 5");
        reply.ShouldContain("- Double cleanse: 2 done, 3 to come");
        reply.ShouldContain("- Double exfoliation: 0 done, 1 to come");
    }

    [Fact]
    public async Task Group_AskedForTheDiary_IsToldThatItIsPrivate()
    {
        var group = new Conversation("msteams", isGroup: true);
        (await group.MentionAsync("i masked yesterday")).ShouldHaveSingleItem().Text.ShouldContain("private");
        (await group.KeptAsync()).ShouldBeNull();
    }
}
