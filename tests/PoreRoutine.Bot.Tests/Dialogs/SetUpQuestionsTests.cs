using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.Dialogs;

/// <summary>The set-up: three questions, Wednesday 4 March 2026, 20:00 in New York.</summary>
public sealed class SetUpQuestionsTests
{
    private readonly Conversation _conversation = new();

    [Fact]
    public async Task SetUp_FreeText_IsReadBackWithDaysDatesTimeAndZone()
    {
        await BeginAsync();
        var mask = (await _conversation.SayAsync("saturdays please")).ShouldHaveSingleItem().Text;
        mask.ShouldContain("Double exfoliation: Saturdays, next on Saturday, March 7");
        mask.ShouldContain("**Pore-refining mask**: on which days of the week, up to 2?");
        (await _conversation.SayAsync("tuesday and friday"))[0].Text.ShouldContain("When shall I remind you?");
        var plan = (await _conversation.SayAsync("at 9:30 in the evening")).ShouldHaveSingleItem().Text;
        plan.ShouldStartWith("That's your plan:");
        plan.ShouldContain("Double exfoliation: Saturdays, next on Saturday, March 7");
        plan.ShouldContain("Pore-refining mask: Tuesdays, Fridays, next on Friday, March 6");
        plan.ShouldContain("every evening at 21:30, next on Wednesday, March 4");
        plan.ShouldContain("America/New_York");
    }

    [Fact]
    public async Task SetUp_ButtonsAndYouChoose_TakeWhatTheySay()
    {
        var day = await BeginAsync();
        var mask = (await _conversation.PressAsync(day, "Saturday"))[0];
        mask.Text.ShouldContain("Double exfoliation: Saturdays");
        var reminder = (await _conversation.PressAsync(mask, "You choose"))[0];
        reminder.Text.ShouldContain("Pore-refining mask: Wednesdays");
        (await _conversation.PressAsync(reminder, "No reminder"))[0].Text.ShouldContain("Reminder: none.");
    }

    [Fact]
    public async Task SetUp_InWords_Begins() =>
        (await _conversation.SayAsync("set up my plan")).ShouldHaveSingleItem().Text.ShouldContain("**Double exfoliation**: on which day");

    [Fact]
    public async Task SetUp_YouChooseInWords_TakesAllDefaults()
    {
        await BeginAsync();
        await _conversation.SayAsync("you choose");
        await _conversation.SayAsync("whatever you think");
        var plan = (await _conversation.SayAsync("you decide"))[0].Text;
        plan.ShouldContain("Double exfoliation: Sundays");
        plan.ShouldContain("Pore-refining mask: Wednesdays");
        plan.ShouldContain("every evening at 21:00");
    }

    [Fact]
    public async Task SetUp_NoWait_CorrectsTheAnswerBeforeAndTheQuestionStays()
    {
        await BeginAsync();
        await _conversation.SayAsync("sunday");
        var reply = (await _conversation.SayAsync("no wait, saturday")).ShouldHaveSingleItem().Text;
        reply.ShouldContain("Double exfoliation: Saturdays");
        reply.ShouldContain("**Pore-refining mask**: on which days");
        await _conversation.SayAsync("wednesday");
        (await _conversation.SayAsync("no reminder"))[0].Text.ShouldContain("Double exfoliation: Saturdays");
    }

    [Fact]
    public async Task SetUp_NonsenseTwice_IsMetWithHelpAndThenWithTheDefault()
    {
        await BeginAsync();
        (await _conversation.SayAsync("qwpoeiru zxmcnv")).ShouldHaveSingleItem().Text.ShouldContain("Name a weekday");
        (await _conversation.SayAsync("zxmcnv qwpoeiru")).ShouldHaveSingleItem().Text.ShouldContain("Shall we simply take this: Sundays?");
        (await _conversation.SayAsync("ok"))[0].Text.ShouldContain("Double exfoliation: Sundays");
    }

    [Fact]
    public async Task SetUp_AQuestionInTheMiddle_IsAnsweredAndTheQuestionAskedAgain()
    {
        await BeginAsync();
        var replies = await _conversation.SayAsync("why not exfoliate every day?");
        replies[0].Text.ShouldStartWith(RealContent.Value.Routine.Topics["exfoliate.why-not-daily"].ShortAnswer);
        replies[1].Text.ShouldContain("**Double exfoliation**: on which day");
    }

    [Fact]
    public async Task SetUp_TooManyDays_NamesTheLimitAndAsksAgain()
    {
        await BeginAsync();
        (await _conversation.SayAsync("monday and thursday")).ShouldHaveSingleItem().Text.ShouldContain("at most once in 7 days");
        (await _conversation.SayAsync("monday"))[0].Text.ShouldContain("**Pore-refining mask**");
    }

    [Fact]
    public async Task SetUp_Stop_KeepsWhatWasChosen()
    {
        await BeginAsync();
        await _conversation.SayAsync("saturday");
        (await _conversation.SayAsync("stop")).ShouldHaveSingleItem().Text.ShouldContain("Double exfoliation: Saturdays");
        (await _conversation.SayAsync("why not a clay mask?")).Count.ShouldBe(1);
    }

    private async Task<Said> BeginAsync()
    {
        var shown = (await _conversation.SayAsync("what's my plan"))[0];
        return (await _conversation.PressAsync(shown, "Set up my plan")).ShouldHaveSingleItem();
    }
}
