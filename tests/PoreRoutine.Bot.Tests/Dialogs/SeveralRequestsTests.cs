using PoreRoutine.Bot.Dialogs;
using PoreRoutine.Bot.Tests.Support;
using PoreRoutine.Knowledge;

namespace PoreRoutine.Bot.Tests.Dialogs;

/// <summary>Messages that ask for more than one thing, or lean on the one before.</summary>
public sealed class SeveralRequestsTests
{
    private readonly Conversation _conversation = new();

    private static RoutineContent Routine => RealContent.Value.Routine;

    [Fact]
    public async Task TwoQuestions_AreBothAnsweredInOrder()
    {
        var replies = await _conversation.SayAsync("how often do i scrub? and why not a clay mask?");
        replies.Count.ShouldBe(2);
        replies[0].Text.ShouldStartWith(Routine.Topics["exfoliate.how-often"].ShortAnswer);
        replies[1].Text.ShouldStartWith(Routine.Topics["mask.why-not-clay"].ShortAnswer);
        (await _conversation.SayAsync("how often?"))[0].Text.ShouldStartWith(Routine.Topics["mask.how-often"].ShortAnswer);
    }

    [Fact]
    public async Task TwoQuestions_InAWalkthrough_ShowTheStepAgainOnceBehindThem()
    {
        await _conversation.SayAsync("walk me through tonight");
        var replies = await _conversation.SayAsync("how often do i scrub? and why not a clay mask?");
        replies.Count.ShouldBe(3);
        replies[2].Text.ShouldContain("step 1 of 3");
    }

    [Fact]
    public async Task DoneAndAQuestion_InAWalkthrough_LogTheStepAndAnswer()
    {
        await _conversation.SayAsync("walk me through tonight");
        var replies = await _conversation.SayAsync("done. and why not a clay mask?");
        replies[0].Text.ShouldBe("Double cleanse: done.");
        replies[1].Text.ShouldContain("Step 2 of 3");
        replies[2].Text.ShouldStartWith(Routine.Topics["mask.why-not-clay"].ShortAnswer);
        replies[3].Text.ShouldContain("step 2 of 3");
    }

    [Theory]
    [InlineData("ok, how often do i mask?")]
    [InlineData("no. how often do i mask?")]
    [InlineData("yes! thanks. how often do i mask?")]
    public async Task AWordBesideAQuestion_InAWalkthrough_LogsNothing(string text)
    {
        await _conversation.SayAsync("walk me through tonight");
        var replies = await _conversation.SayAsync(text);
        replies.Count.ShouldBe(2);
        replies[0].Text.ShouldStartWith(Routine.Topics["mask.how-often"].ShortAnswer);
        replies[1].Text.ShouldContain("step 1 of 3");
    }

    [Fact]
    public async Task Care_BesideARequestAboutData_IsAnsweredFirstAndTheRequestServed()
    {
        var replies = await _conversation.SayAsync("my face is burning and swollen. also delete my data");
        replies.Count.ShouldBe(2);
        replies[0].Text.ShouldContain("dermatologist");
        replies[1].Text.ShouldStartWith("Delete everything?");
    }

    [Fact]
    public async Task Care_BesideAQuestion_IsAnsweredAlone() =>
        (await _conversation.SayAsync("my face is burning and swollen. also why not a clay mask?")).ShouldHaveSingleItem().Text.ShouldContain("dermatologist");

    [Fact]
    public async Task Group_TwoPrivateRequestsAndAQuestion_SaysOnceThatTheyArePrivateAndAnswers()
    {
        var group = new Conversation("msteams", isGroup: true);
        var replies = await group.MentionAsync("skip my mask tonight, and what's my streak? and why not a clay mask?");
        replies.Count.ShouldBe(2);
        replies[0].Text.ShouldContain("private");
        replies[1].Text.ShouldStartWith(Routine.Topics["mask.why-not-clay"].ShortAnswer);
        (await group.MentionAsync("how often?")).ShouldHaveSingleItem().Text.ShouldBe("About which step?");
        (await group.KeptAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task WhatAboutAStep_AfterAnAnswer_IsTheSameQuestionAboutIt()
    {
        await _conversation.SayAsync("how often do i double cleanse?");
        (await _conversation.SayAsync("and the mask?"))[0].Text.ShouldStartWith(Routine.Topics["mask.how-often"].ShortAnswer);
        (await _conversation.SayAsync("again?"))[0].Text.ShouldStartWith(Routine.Topics["mask.how-often"].ShortAnswer);
    }

    [Fact]
    public async Task Why_AfterARequest_IsAboutItsStep()
    {
        await _conversation.SayAsync("when is my next exfoliation?");
        (await _conversation.SayAsync("why?"))[0].Text.ShouldStartWith(Routine.Topics["exfoliate.why-both"].ShortAnswer);
    }

    [Fact]
    public async Task ShortQuestion_InAWalkthrough_IsAboutTheStepOnShowAndItGoesOn()
    {
        await _conversation.SayAsync("walk me through tonight");
        await _conversation.SayAsync("done");
        var replies = await _conversation.SayAsync("which product?");
        replies[0].Text.ShouldStartWith(Routine.Topics["mask.products"].ShortAnswer);
        replies[1].Text.ShouldContain("step 2 of 3");
        (await _conversation.SayAsync("done"))[0].Text.ShouldBe("Pore-refining mask: done.");
    }

    [Fact]
    public async Task Again_InAWalkthrough_SaysTheStepAgain()
    {
        await _conversation.SayAsync("walk me through tonight");
        (await _conversation.SayAsync("again?")).ShouldHaveSingleItem().Text.ShouldContain("step 1 of 3");
    }

    [Fact]
    public async Task Press_AnOfferedRequest_DoesItWithWhatWasSaid()
    {
        var offer = Reply.Text(string.Empty, ("offer", new ButtonPress(ButtonPress.Request, Intent: "agenda.next", Text: "which day is it for the peel")));
        (await _conversation.PressAsync(Said.From(offer), "offer")).ShouldHaveSingleItem().Text.ShouldContain("Sunday, March 8");
        (await _conversation.SayAsync("why?"))[0].Text.ShouldStartWith(Routine.Topics["exfoliate.why-both"].ShortAnswer);
    }

    [Fact]
    public async Task HowOften_AboutNothingYet_AsksAboutWhichStepAndAnswersOfThat()
    {
        var reply = (await _conversation.SayAsync("how often?")).ShouldHaveSingleItem();
        reply.Text.ShouldBe("About which step?");
        (await _conversation.PressAsync(reply, "Resurfacing serum"))[0].Text.ShouldStartWith(Routine.Topics["serum.how-often"].ShortAnswer);
    }
}
