using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.Dialogs;

public sealed class MainDialogTests
{
    private readonly Conversation _conversation = new();

    /// <summary>Every topic's own question, as its heading asks it.</summary>
    public static TheoryData<string> Topics => [.. RealContent.Value.Routine.Topics.Keys];

    [Theory]
    [MemberData(nameof(Topics))]
    public async Task Question_EveryTopic_IsAnsweredInTheOperatorsWords(string id)
    {
        var topic = RealContent.Value.Routine.Topics[id];
        var reply = (await _conversation.SayAsync(topic.Question)).ShouldHaveSingleItem();
        reply.Text.ShouldStartWith(topic.ShortAnswer);
        foreach (var followUp in topic.FollowUps)
        {
            (await _conversation.PressAsync(reply, followUp.Label))[0].Text.ShouldStartWith(RealContent.Value.Routine.Topics[followUp.TopicId].ShortAnswer);
        }
    }

    [Fact]
    public async Task Join_ANewClient_IsGreetedOnceByTheOperatorsName()
    {
        (await _conversation.JoinAsync()).ShouldHaveSingleItem().Text.ShouldContain(RealContent.Value.Operator.Name);
        (await _conversation.JoinAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Join_TheFirstButton_StartsTheWalkthrough()
    {
        var greeting = (await _conversation.JoinAsync())[0];
        (await _conversation.PressAsync(greeting, greeting.Buttons.Keys.First()))[0].Text.ShouldContain("Step 1 of 3");
    }

    [Fact]
    public async Task Answer_TellMeMore_GivesTheLongForm()
    {
        var answer = (await _conversation.SayAsync("why not a clay mask?"))[0];
        var topic = RealContent.Value.Routine.Topics["mask.why-not-clay"];
        (await _conversation.PressAsync(answer, "Tell me more"))[0].Text.ShouldBe(topic.LongAnswer);
        (await _conversation.SayAsync("tell me more"))[0].Text.ShouldBe(topic.LongAnswer);
    }

    [Fact]
    public async Task Why_AfterAnAnswer_IsAboutItsStep()
    {
        await _conversation.SayAsync("which serum do you recommend?");
        (await _conversation.SayAsync("why?"))[0].Text.ShouldStartWith(RealContent.Value.Routine.Topics["serum.why"].ShortAnswer);
    }

    [Fact]
    public async Task Question_NotCovered_SaysSoAndHowToReachTheOperator()
    {
        var reply = (await _conversation.SayAsync("what's the weather like in Lisbon tomorrow?")).ShouldHaveSingleItem();
        reply.Text.ShouldContain("doesn't cover that");
        reply.Text.ShouldContain(RealContent.Value.Operator.Contact);
    }

    [Theory]
    [InlineData("kannst du mir bitte sagen ob das auch für männer geeignet ist")]
    [InlineData("多久敷一次面膜")]
    public async Task Question_InAnotherLanguage_IsToldWhichOneTheBotUnderstands(string text) =>
        (await _conversation.SayAsync(text)).ShouldHaveSingleItem().Text.ShouldContain("English");

    [Theory]
    [InlineData("are you a robot?")]
    [InlineData("who made you")]
    public async Task Question_WhetherItIsAPerson_IsAnsweredHonestly(string text) =>
        (await _conversation.SayAsync(text)).ShouldHaveSingleItem().Text.ShouldContain("program");

    [Fact]
    public async Task Request_ToStopReminders_TakesThemOutOfThePlan() =>
        (await _conversation.SayAsync("stop the reminders please")).ShouldHaveSingleItem().Text.ShouldContain("Reminder: none.");

    [Theory]
    [InlineData("hi", "yes", "Step 1 of 3")]
    [InlineData("hi", "yep 👍", "Step 1 of 3")]
    [InlineData("hi", "no thanks", "No problem")]
    [InlineData("hi", "never mind", "No problem")]
    [InlineData("why not a clay mask?", "ok", "All right.")]
    [InlineData("why not a clay mask?", "no", "not in a walkthrough")]
    [InlineData("thank you", "done", "not in a walkthrough")]
    [InlineData("good night", "ok", "All right.")]
    public async Task ShortAnswer_OutsideOfAWalkthrough_IsTakenForWhatWasSaidBefore(string first, string then, string expected)
    {
        await _conversation.SayAsync(first);
        (await _conversation.SayAsync(then)).ShouldHaveSingleItem().Text.ShouldContain(expected);
    }

    [Theory]
    [InlineData("why?")]
    [InlineData("tell me more")]
    public async Task ShortQuestion_AboutNothingYet_AsksAboutWhichStep(string text)
    {
        var reply = (await _conversation.SayAsync(text)).ShouldHaveSingleItem();
        reply.Text.ShouldBe("About which step?");
        (await _conversation.PressAsync(reply, "Resurfacing serum"))[0].Text.ShouldStartWith(RealContent.Value.Routine.Topics["serum.why"].ShortAnswer);
    }

    [Theory]
    [InlineData("which serum do you recommend?", "serum.how-often")]
    [InlineData("why not a clay mask?", "mask.how-often")]
    public async Task ShortQuestion_AfterAnAnswer_IsReadWithItsStep(string first, string expected)
    {
        await _conversation.SayAsync(first);
        (await _conversation.SayAsync("how often?"))[0].Text.ShouldStartWith(RealContent.Value.Routine.Topics[expected].ShortAnswer);
    }

    [Fact]
    public async Task Question_ThatMayMeanSeveral_OffersThemAndGuessesNothing()
    {
        var reply = (await _conversation.SayAsync("does it hurt if i do both")).ShouldHaveSingleItem();
        reply.Text.ShouldBe("Did you mean one of these?");
        reply.Buttons.Count.ShouldBeInRange(2, 3);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("   ")]
    public async Task Message_WithoutWords_IsMetWithHelp(string? text)
    {
        (await _conversation.SayAsync(text)).ShouldHaveSingleItem().Text.ShouldContain("words");
    }

    [Fact]
    public async Task Group_AMention_IsNotPartOfTheQuestionAndNothingPersonalIsSaidOrKept()
    {
        var group = new Conversation("msteams", isGroup: true);
        (await group.MentionAsync("walk me through tonight")).ShouldHaveSingleItem().Text.ShouldContain("private");
        (await group.MentionAsync("hi")).ShouldHaveSingleItem().Buttons.Keys.ShouldNotContain("Walk me through tonight");
        (await group.MentionAsync("why not a clay mask?")).ShouldHaveSingleItem().Text.ShouldContain("oil");
        (await group.MentionAsync("why?")).ShouldHaveSingleItem().Text.ShouldBe("About which step?");
        (await group.JoinAsync()).ShouldBeEmpty();
        (await group.KeptAsync()).ShouldBeNull();
    }
}
