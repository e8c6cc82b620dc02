using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.Dialogs;

public sealed class WalkthroughDialogTests
{
    private readonly Conversation _conversation = new();

    [Fact]
    public async Task Walkthrough_DoneThreeTimes_ShowsEachStepInOrderAndSumsUp()
    {
        var first = (await _conversation.SayAsync("walk me through tonight")).ShouldHaveSingleItem();
        first.Text.ShouldContain("Step 1 of 3: Double cleanse");
        first.Text.ShouldContain("Eminence Stone Crop Cleansing Oil");
        first.Buttons.Keys.ShouldBe(["Done", "Skip", "Why?"]);

        foreach (var (done, next) in new[] { ("Double cleanse", "Step 2 of 3"), ("mask", "Step 3 of 3") })
        {
            var replies = await _conversation.SayAsync("done");
            replies.Count.ShouldBe(2);
            replies[0].Text.ShouldContain(done, Case.Insensitive);
            replies[0].Text.ShouldContain("done");
            replies[1].Text.ShouldContain(next);
        }

        var last = await _conversation.SayAsync("done");
        last[^1].Text.ShouldContain("Double cleanse, Pore-refining mask, Resurfacing serum");
        last[^1].Text.ShouldNotContain("Skipped");
        (await _conversation.SayAsync("walk me through tonight")).ShouldHaveSingleItem().Text.ShouldContain("logged already");
    }

    [Fact]
    public async Task Walkthrough_AStepSkipped_IsNamedInTheSummary()
    {
        await _conversation.SayAsync("walk me through tonight");
        await _conversation.SayAsync("done");
        (await _conversation.SayAsync("skip"))[0].Text.ShouldBe("Pore-refining mask: skipped.");
        var last = (await _conversation.SayAsync("all done"))[^1].Text;
        last.ShouldContain("Done: Double cleanse");
        last.ShouldContain("Skipped: Pore-refining mask");
    }

    [Theory]
    [InlineData("done")]
    [InlineData("OK!")]
    [InlineData("next")]
    [InlineData("Done.")]
    [InlineData("I did it")]
    [InlineData("yep 👍")]
    [InlineData("ok done")]
    [InlineData("Done, next!")]
    [InlineData("okaaay")]
    public async Task Walkthrough_WordsForDone_LogTheStepOnShow(string text)
    {
        await _conversation.SayAsync("walk me through tonight");
        var replies = await _conversation.SayAsync(text);
        replies[0].Text.ShouldBe("Double cleanse: done.");
        replies[1].Text.ShouldContain("Step 2 of 3");
    }

    [Fact]
    public async Task Walkthrough_AQuestionInTheMiddle_IsAnsweredAndTheStepShownAgain()
    {
        await _conversation.SayAsync("walk me through tonight");
        await _conversation.SayAsync("done");
        var replies = await _conversation.SayAsync("why not a clay mask?");
        replies.Count.ShouldBe(2);
        replies[0].Text.ShouldContain("oil");
        replies[1].Text.ShouldContain("step 2 of 3");
        replies[1].Text.ShouldContain("Pore-refining mask");
        replies[1].Buttons.Keys.ShouldContain("Done");
        (await _conversation.SayAsync("done"))[0].Text.ShouldBe("Pore-refining mask: done.");
    }

    [Theory]
    [InlineData("why?")]
    [InlineData("how come")]
    public async Task Walkthrough_WhyAlone_IsAboutTheStepOnShow(string text)
    {
        await _conversation.SayAsync("walk me through tonight");
        await _conversation.SayAsync("done");
        (await _conversation.SayAsync(text))[0].Text.ShouldContain("hydrates");
    }

    [Fact]
    public async Task Walkthrough_TheButtons_DoWhatTheySay()
    {
        var step = (await _conversation.SayAsync("walk me through tonight"))[0];
        (await _conversation.PressAsync(step, "Why?"))[0].Text.ShouldContain("makeup");
        var next = await _conversation.PressAsync(step, "Done");
        next[0].Text.ShouldBe("Double cleanse: done.");
        (await _conversation.PressAsync(next[1], "Skip"))[0].Text.ShouldBe("Pore-refining mask: skipped.");
    }

    [Fact]
    public async Task Walkthrough_ADoublePress_LogsOneStep()
    {
        var step = (await _conversation.SayAsync("walk me through tonight"))[0];
        await _conversation.PressAsync(step, "Done");
        var again = await _conversation.PressAsync(step, "Done");
        again[0].Text.ShouldBe("Double cleanse: done.");
        again[1].Text.ShouldContain("step 2 of 3");
    }

    [Fact]
    public async Task Walkthrough_SkipOnAnEarlierCard_ChangesThatStepAndStaysWhereItIs()
    {
        var first = (await _conversation.SayAsync("walk me through tonight"))[0];
        await _conversation.PressAsync(first, "Done");
        var replies = await _conversation.PressAsync(first, "Skip");
        replies[0].Text.ShouldBe("Double cleanse: skipped.");
        replies[1].Text.ShouldContain("step 2 of 3");
        (await _conversation.SayAsync("all done"))[^1].Text.ShouldContain("Skipped: Double cleanse");
    }

    [Fact]
    public async Task Walkthrough_Stop_LeavesAndKeepsWhatWasLogged()
    {
        await _conversation.SayAsync("walk me through tonight");
        await _conversation.SayAsync("done");
        (await _conversation.SayAsync("stop")).ShouldHaveSingleItem().Text.ShouldContain("Double cleanse");
        (await _conversation.SayAsync("walk me through tonight"))[0].Text.ShouldContain("Step 2 of 3");
    }

    [Fact]
    public async Task Walkthrough_Nonsense_IsNotLoggedAndTheStepStays()
    {
        await _conversation.SayAsync("walk me through tonight");
        var replies = await _conversation.SayAsync("qwpoeiru zxmcnv");
        replies[0].Text.ShouldContain("doesn't cover that");
        replies[1].Text.ShouldContain("step 1 of 3");
    }

    [Fact]
    public async Task Walkthrough_ACareMessage_EndsItWithoutRoutineAdvice()
    {
        await _conversation.SayAsync("walk me through tonight");
        var reply = (await _conversation.SayAsync("my face is burning and I have a rash")).ShouldHaveSingleItem();
        reply.Text.ShouldContain("dermatologist");
        reply.Buttons.ShouldBeEmpty();
        (await _conversation.SayAsync("done")).ShouldHaveSingleItem().Text.ShouldContain("haven't written anything down");
    }

    [Fact]
    public async Task Walkthrough_AfterACareMessage_LeavesOutAllButTheGentleStepsUntilToldToGoOn()
    {
        await _conversation.SayAsync("my face is burning and I have a rash");
        (await _conversation.SayAsync("ok")).ShouldHaveSingleItem().Text.ShouldBe("All right.");
        (await _conversation.SayAsync("ok go on"))[0].Text.ShouldNotContain("All steps are back");
        var replies = await _conversation.SayAsync("walk me through tonight");
        replies.Count.ShouldBe(2);
        replies[0].Text.ShouldContain("Wednesday, March 4");
        replies[0].Text.ShouldContain("Double exfoliation, Pore-refining mask, Resurfacing serum");
        replies[1].Text.ShouldContain("Step 1 of 1: Double cleanse");
        (await _conversation.SayAsync("done"))[^1].Text.ShouldContain("Done: Double cleanse");
        (await _conversation.SayAsync("walk me through tonight"))[^1].Text.ShouldContain("logged already");
        (await _conversation.SayAsync("go on"))[0].Text.ShouldContain("All steps are back");
        (await _conversation.SayAsync("yes"))[^1].Text.ShouldContain("Step 2 of 3: Pore-refining mask");
    }

    [Theory]
    [InlineData("i did the mask last night")]
    [InlineData("i'm away on friday so no routine")]
    [InlineData("done?")]
    public async Task Walkthrough_ASentenceAboutAnotherEvening_LogsNothingForTonight(string text)
    {
        await _conversation.SayAsync("walk me through tonight");
        var replies = await _conversation.SayAsync(text);
        replies.ShouldNotContain(reply => reply.Text.Contains("done for tonight") || reply.Text.Contains("skipped for tonight"));
        replies[^1].Text.ShouldContain("step 1 of 3");
    }

    [Fact]
    public async Task Walkthrough_AnUnclearQuestion_IsAskedBackAboutTheStepOnShowFirst()
    {
        _conversation.Clock.Advance(TimeSpan.FromDays(4));
        await _conversation.SayAsync("walk me through tonight");
        await _conversation.SayAsync("done");
        var replies = await _conversation.SayAsync("does it hurt if i do both");
        replies[0].Text.ShouldBe("Did you mean one of these?");
        RealContent.Value.Routine.Topics.Values.Single(topic => topic.Question == replies[0].Buttons.Keys.First()).StepId.ShouldBe("exfoliate");
    }

    [Fact]
    public async Task Walkthrough_Goodbye_LeavesIt()
    {
        await _conversation.SayAsync("walk me through tonight");
        (await _conversation.SayAsync("good night")).ShouldHaveSingleItem().Text.ShouldContain("stop here");
    }

    [Fact]
    public async Task Walkthrough_WhyTwice_SaysMoreTheSecondTime()
    {
        await _conversation.SayAsync("walk me through tonight");
        var first = (await _conversation.SayAsync("why?"))[0].Text;
        var second = (await _conversation.SayAsync("why?"))[0].Text;
        first.ShouldStartWith(RealContent.Value.Routine.Topics["cleanse.why"].ShortAnswer);
        second.ShouldBe(RealContent.Value.Routine.Topics["cleanse.why"].LongAnswer);
    }

    [Fact]
    public async Task Walkthrough_LeftOpenOvernight_EndsWithItsEvening()
    {
        var step = (await _conversation.SayAsync("walk me through tonight"))[0];
        await _conversation.SayAsync("done");
        _conversation.Clock.Advance(TimeSpan.FromHours(14));
        var replies = await _conversation.SayAsync("why not a clay mask?");
        replies.Count.ShouldBe(2);
        replies[0].Text.ShouldContain("Wednesday, March 4");
        replies[1].Text.ShouldContain("oil");
        (await _conversation.PressAsync(step, "Skip")).ShouldHaveSingleItem().Text.ShouldBe("Double cleanse: skipped, logged for Wednesday, March 4.");
        (await _conversation.SayAsync("walk me through tonight"))[^1].Text.ShouldContain("Step 1 of 2");
    }

    [Fact]
    public async Task Walkthrough_WhatItsLimitForbids_RestsUntilItsNextPlannedDay()
    {
        await _conversation.SayAsync("i exfoliated today");
        _conversation.Clock.Advance(TimeSpan.FromDays(4));
        var replies = await _conversation.SayAsync("walk me through tonight");
        replies.Single(reply => reply.Text.Contains("exfoliation")).Text.ShouldBe("Double exfoliation rests tonight. It is fine again from Wednesday, March 11; your next planned one is on Sunday, March 15.");
        replies[^1].Text.ShouldContain("Step 1 of 2: Double cleanse");
        (await _conversation.SayAsync("done"))[1].Text.ShouldContain("Step 2 of 2: Resurfacing serum");
    }

    [Fact]
    public async Task Walkthrough_OnSunday_HasTheExfoliationAndNoMask()
    {
        _conversation.Clock.Advance(TimeSpan.FromDays(4));
        await _conversation.SayAsync("walk me through tonight");
        (await _conversation.SayAsync("done"))[1].Text.ShouldContain("Step 2 of 3: Double exfoliation");
        (await _conversation.SayAsync("done"))[1].Text.ShouldContain("Step 3 of 3: Resurfacing serum");
        var last = (await _conversation.SayAsync("done"))[^1].Text;
        last.ShouldContain("streak: 1 evening.");
        last.ShouldContain("Double exfoliation on Sunday, March 15");
        last.ShouldContain("Pore-refining mask on Wednesday, March 11");
    }

    [Fact]
    public async Task Walkthrough_AMissedStep_IsMadeUpOnlyIfWanted()
    {
        await _conversation.SayAsync("walk me through tonight");
        await _conversation.SayAsync("all done");
        _conversation.Clock.Advance(TimeSpan.FromDays(6));
        var replies = await _conversation.SayAsync("walk me through tonight");
        var offer = replies.Single(reply => reply.Text.Contains("Double exfoliation"));
        offer.Text.ShouldContain("missed on Sunday, March 8 and may be made up; the one on Sunday, March 15 would then move to Sunday, March 22");
        replies[^1].Text.ShouldContain("Step 1 of 2");
        (await _conversation.PressAsync(offer, "Make it up tonight: Double exfoliation"))[^1].Text.ShouldContain("step 1 of 3");
        (await _conversation.SayAsync("done"))[^1].Text.ShouldContain("Step 2 of 3: Double exfoliation");
    }

    [Fact]
    public async Task Walkthrough_Undo_TakesTheStepBackAndShowsItAgain()
    {
        await _conversation.SayAsync("walk me through tonight");
        await _conversation.SayAsync("done");
        var replies = await _conversation.SayAsync("undo that");
        replies[0].Text.ShouldBe("Taken back: Double cleanse on Wednesday, March 4 is no longer written down.");
        replies[1].Text.ShouldContain("step 1 of 3, **Double cleanse**");
    }

    [Fact]
    public async Task Walkthrough_ASentenceThatNamesAStep_LogsThatStepAndGoesOnWhereItWas()
    {
        await _conversation.SayAsync("walk me through tonight");
        var replies = await _conversation.SayAsync("i already did my serum");
        replies[0].Text.ShouldBe("Written down as done for tonight, Wednesday, March 4: Resurfacing serum.");
        replies[1].Text.ShouldContain("step 1 of 3");
        await _conversation.SayAsync("skip the mask");
        (await _conversation.SayAsync("done"))[^1].Text.ShouldContain("Skipped: Pore-refining mask");
    }

    [Fact]
    public async Task Walkthrough_AfterMidnight_StillIsTheSameEvening()
    {
        await _conversation.SayAsync("walk me through tonight");
        _conversation.Clock.Advance(TimeSpan.FromHours(4.5));
        var replies = await _conversation.SayAsync("done");
        replies[0].Text.ShouldBe("Double cleanse: done.");
        replies[1].Text.ShouldContain("Step 2 of 3");
    }

    [Theory]
    [InlineData("""{"action":"done","step":"cleanse","evening":"2030-01-01"}""")]
    [InlineData("""{"action":"done","step":"cleanse","evening":"2020-01-01"}""")]
    [InlineData("""{"action":"done","step":"toes","evening":"2026-03-04"}""")]
    [InlineData("""{"action":"done","step":"cleanse","evening":"yesterday"}""")]
    [InlineData("""{"action":"done"}""")]
    [InlineData("""{"action":"dance"}""")]
    [InlineData("""{"action":"topic","topic":"sunscreen"}""")]
    [InlineData("""{"action":7}""")]
    [InlineData("""{"action":"request","intent":"dance"}""")]
    [InlineData("""{"action":"request"}""")]
    public async Task Press_AButtonThatIsNotOurs_LogsNothing(string value)
    {
        (await _conversation.PressAsync(value)).ShouldHaveSingleItem().Text.ShouldNotContain("done");
        (await _conversation.SayAsync("walk me through tonight"))[0].Text.ShouldContain("Step 1 of 3");
    }
}
