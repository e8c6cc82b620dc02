using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.Dialogs;

public sealed class WalkthroughDialogTests
{
    private readonly Conversation _conversation = new();

    [Fact]
    public async Task Walkthrough_DoneFourTimes_ShowsEachStepInOrderAndSumsUp()
    {
        var first = (await _conversation.SayAsync("walk me through tonight")).ShouldHaveSingleItem();
        first.Text.ShouldContain("Step 1 of 4: Double cleanse");
        first.Text.ShouldContain("Eminence Stone Crop Cleansing Oil");
        first.Buttons.Keys.ShouldBe(["Done", "Skip", "Why?"]);

        foreach (var (done, next) in new[] { ("Double cleanse", "Step 2 of 4"), ("Double exfoliation", "Step 3 of 4"), ("mask", "Step 4 of 4") })
        {
            var replies = await _conversation.SayAsync("done");
            replies.Count.ShouldBe(2);
            replies[0].Text.ShouldContain(done, Case.Insensitive);
            replies[0].Text.ShouldContain("done");
            replies[1].Text.ShouldContain(next);
        }

        var last = await _conversation.SayAsync("done");
        last[^1].Text.ShouldContain("Double cleanse, Double exfoliation");
        last[^1].Text.ShouldNotContain("Skipped");
        (await _conversation.SayAsync("walk me through tonight")).ShouldHaveSingleItem().Text.ShouldContain("logged already");
    }

    [Fact]
    public async Task Walkthrough_AStepSkipped_IsNamedInTheSummary()
    {
        await _conversation.SayAsync("walk me through tonight");
        await _conversation.SayAsync("done");
        (await _conversation.SayAsync("skip"))[0].Text.ShouldBe("Double exfoliation: skipped.");
        var last = (await _conversation.SayAsync("all done"))[^1].Text;
        last.ShouldContain("Done: Double cleanse");
        last.ShouldContain("Skipped: Double exfoliation");
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
        replies[1].Text.ShouldContain("Step 2 of 4");
    }

    [Fact]
    public async Task Walkthrough_AQuestionInTheMiddle_IsAnsweredAndTheStepShownAgain()
    {
        await _conversation.SayAsync("walk me through tonight");
        await _conversation.SayAsync("done");
        var replies = await _conversation.SayAsync("why not a clay mask?");
        replies.Count.ShouldBe(2);
        replies[0].Text.ShouldContain("oil");
        replies[1].Text.ShouldContain("step 2 of 4");
        replies[1].Text.ShouldContain("Double exfoliation");
        replies[1].Buttons.Keys.ShouldContain("Done");
        (await _conversation.SayAsync("done"))[0].Text.ShouldBe("Double exfoliation: done.");
    }

    [Theory]
    [InlineData("why?")]
    [InlineData("how come")]
    public async Task Walkthrough_WhyAlone_IsAboutTheStepOnShow(string text)
    {
        await _conversation.SayAsync("walk me through tonight");
        await _conversation.SayAsync("done");
        (await _conversation.SayAsync(text))[0].Text.ShouldContain("scrub");
    }

    [Fact]
    public async Task Walkthrough_TheButtons_DoWhatTheySay()
    {
        var step = (await _conversation.SayAsync("walk me through tonight"))[0];
        (await _conversation.PressAsync(step, "Why?"))[0].Text.ShouldContain("makeup");
        var next = await _conversation.PressAsync(step, "Done");
        next[0].Text.ShouldBe("Double cleanse: done.");
        (await _conversation.PressAsync(next[1], "Skip"))[0].Text.ShouldBe("Double exfoliation: skipped.");
    }

    [Fact]
    public async Task Walkthrough_ADoublePress_LogsOneStep()
    {
        var step = (await _conversation.SayAsync("walk me through tonight"))[0];
        await _conversation.PressAsync(step, "Done");
        var again = await _conversation.PressAsync(step, "Done");
        again[0].Text.ShouldBe("Double cleanse: done.");
        again[1].Text.ShouldContain("step 2 of 4");
    }

    [Fact]
    public async Task Walkthrough_SkipOnAnEarlierCard_ChangesThatStepAndStaysWhereItIs()
    {
        var first = (await _conversation.SayAsync("walk me through tonight"))[0];
        await _conversation.PressAsync(first, "Done");
        var replies = await _conversation.PressAsync(first, "Skip");
        replies[0].Text.ShouldBe("Double cleanse: skipped.");
        replies[1].Text.ShouldContain("step 2 of 4");
        (await _conversation.SayAsync("all done"))[^1].Text.ShouldContain("Skipped: Double cleanse");
    }

    [Fact]
    public async Task Walkthrough_Stop_LeavesAndKeepsWhatWasLogged()
    {
        await _conversation.SayAsync("walk me through tonight");
        await _conversation.SayAsync("done");
        (await _conversation.SayAsync("stop")).ShouldHaveSingleItem().Text.ShouldContain("Double cleanse");
        (await _conversation.SayAsync("walk me through tonight"))[0].Text.ShouldContain("Step 2 of 4");
    }

    [Fact]
    public async Task Walkthrough_Nonsense_IsNotLoggedAndTheStepStays()
    {
        await _conversation.SayAsync("walk me through tonight");
        var replies = await _conversation.SayAsync("qwpoeiru zxmcnv");
        replies[0].Text.ShouldContain("doesn't cover that");
        replies[1].Text.ShouldContain("step 1 of 4");
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
        (await _conversation.SayAsync("yes"))[^1].Text.ShouldContain("Step 2 of 4: Double exfoliation");
    }

    [Theory]
    [InlineData("i already did my serum")]
    [InlineData("skip the mask")]
    [InlineData("i did the mask last night")]
    [InlineData("i'm away on friday so no routine")]
    [InlineData("i didn't do it yet")]
    [InlineData("done?")]
    public async Task Walkthrough_ASentenceThatMayMeanAnotherStep_LogsNothing(string text)
    {
        await _conversation.SayAsync("walk me through tonight");
        var replies = await _conversation.SayAsync(text);
        replies.ShouldNotContain(reply => reply.Text.EndsWith(": done.") || reply.Text.EndsWith(": skipped."));
        replies[^1].Text.ShouldContain("step 1 of 4");
    }

    [Fact]
    public async Task Walkthrough_AnUnclearQuestion_IsAskedBackAboutTheStepOnShowFirst()
    {
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
        (await _conversation.SayAsync("walk me through tonight"))[0].Text.ShouldContain("Step 1 of 4");
    }

    [Fact]
    public async Task Walkthrough_TheNextEvening_LeavesOutWhatItsLimitForbids()
    {
        await _conversation.SayAsync("walk me through tonight");
        await _conversation.SayAsync("all done");
        _conversation.Clock.Advance(TimeSpan.FromDays(1));
        var replies = await _conversation.SayAsync("walk me through tonight");
        replies.Count.ShouldBe(2);
        replies[0].Text.ShouldBe("Double exfoliation rests tonight. It is fine again from Wednesday, March 11.");
        replies[1].Text.ShouldContain("Step 1 of 3: Double cleanse");
        (await _conversation.SayAsync("done"))[1].Text.ShouldContain("Step 2 of 3: Pore-refining mask");
        await _conversation.SayAsync("all done");
        _conversation.Clock.Advance(TimeSpan.FromDays(6));
        (await _conversation.SayAsync("walk me through tonight"))[^1].Text.ShouldContain("Step 1 of 4");
    }

    [Fact]
    public async Task Walkthrough_AfterMidnight_StillIsTheSameEvening()
    {
        await _conversation.SayAsync("walk me through tonight");
        _conversation.Clock.Advance(TimeSpan.FromHours(4.5));
        var replies = await _conversation.SayAsync("done");
        replies[0].Text.ShouldBe("Double cleanse: done.");
        replies[1].Text.ShouldContain("Step 2 of 4");
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
        (await _conversation.SayAsync("walk me through tonight"))[0].Text.ShouldContain("Step 1 of 4");
    }
}
