using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.Dialogs;

/// <summary>Asking for reminders: Wednesday 4 March 2026, 20:00 in New York.</summary>
public sealed class ReminderRequestsTests
{
    private readonly Conversation _conversation = new();

    [Theory]
    [InlineData("remind me every evening at 9", "Reminder: every evening at 21:00, next on Wednesday, March 4.")]
    [InlineData("remind me every evening at 7pm", "Reminder: every evening at 19:00, next on Thursday, March 5.")]
    [InlineData("remind me at 00:30 every night", "Reminder: every evening at 00:30, next on Thursday, March 5.")]
    [InlineData("don't forget to remind me tomorrow at 8", "Once, on Thursday, March 5 at 20:00.")]
    [InlineData("remind me tonight at 1am", "Once, tonight, on Thursday, March 5 at 01:00.")]
    [InlineData("remind me on friday", "Once, on Friday, March 6 at 21:00. You named no time, so I take 21:00.")]
    [InlineData("remind me in 2 hours", "Once, tonight, on Wednesday, March 4 at 22:00.")]
    [InlineData("remind me on sunday at 2.30 at night", "Once, on Monday, March 9 at 02:30.")]
    public async Task Set_IsReadBackWithZoneAndPlace(string said, string answer)
    {
        var reply = (await _conversation.SayAsync(said)).ShouldHaveSingleItem();
        reply.Text.ShouldStartWith(answer);
        reply.Text.ShouldContain("Time zone: America/New_York.");
        reply.Text.ShouldContain("on this page");
        reply.Buttons.Keys.ShouldContain("Add to my calendar");
        reply.SetsReminder.ShouldBeTrue();
    }

    [Fact]
    public async Task Set_OnceTooOften_IsRefusedAndSaidSo()
    {
        for (var minute = 0; minute < 20; minute++)
        {
            (await _conversation.SayAsync($"remind me tomorrow at 20:{minute:00}"))[0].Text.ShouldStartWith("Once");
        }

        (await _conversation.SayAsync("remind me tomorrow at 20:59"))[0].Text.ShouldContain("20 reminders ahead");
    }

    [Fact]
    public async Task Set_AnotherTimeAfterTonightsCame_BeginsTomorrow()
    {
        await _conversation.SayAsync("remind me every evening at 9");
        _conversation.Clock.Advance(TimeSpan.FromHours(1));
        await _conversation.LookAsync();
        (await _conversation.SayAsync("move my reminder to 10"))[0].Text.ShouldStartWith("Reminder: every evening at 22:00, next on Thursday, March 5.");
        _conversation.Clock.Advance(TimeSpan.FromHours(1));
        (await _conversation.LookAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Set_NotTonight_PausesForThisEveningAlone()
    {
        await _conversation.SayAsync("remind me every evening at 9");
        (await _conversation.SayAsync("no reminder tonight please")).ShouldHaveSingleItem().Text.ShouldContain("paused until Thursday, March 5");
    }

    [Fact]
    public async Task Set_InAGroup_IsPrivate()
    {
        var group = new Conversation("msteams", isGroup: true);
        (await group.MentionAsync("remind me every evening at 9")).ShouldHaveSingleItem().Text.ShouldContain("private chat");
    }

    [Fact]
    public async Task Stop_AfterThat_TheSetUpsNoReminderStaysNone()
    {
        await _conversation.SayAsync("set up my plan");
        await _conversation.SayAsync("you choose");
        var question = (await _conversation.SayAsync("you choose"))[0];
        (await _conversation.PressAsync(question, "No reminder"))[0].Text.ShouldContain("Reminder: none.");
        (await _conversation.SayAsync("reminders back on"))[0].Text.ShouldStartWith("Reminder: every evening at 21:00, next on Wednesday, March 4.");
    }

    [Fact]
    public async Task Pause_TwiceAndThenOver_IsNoPauseAnyMore()
    {
        await _conversation.SayAsync("remind me every evening at 9");
        await _conversation.SayAsync("pause reminders until friday");
        (await _conversation.SayAsync("pause reminders until sunday"))[0].Text.ShouldContain("paused until Sunday, March 8, then every evening at 21:00.");
        _conversation.Clock.Advance(TimeSpan.FromDays(3.5));
        (await _conversation.SayAsync("when will you remind me"))[0].Text.ShouldStartWith("Reminder: every evening at 21:00, next on Sunday, March 8.");
    }

    [Fact]
    public async Task Show_AllOfTonightIsLogged_NamesTheNextEveningThatHasSomething()
    {
        await _conversation.SayAsync("remind me every evening at 9");
        await _conversation.SayAsync("i did everything tonight");
        (await _conversation.SayAsync("show my reminders"))[0].Text.ShouldStartWith("Reminder: every evening at 21:00, next on Thursday, March 5.");

        _conversation.Clock.Advance(TimeSpan.FromHours(1.1));
        (await _conversation.LookAsync()).ShouldBeEmpty();
        _conversation.Clock.Advance(TimeSpan.FromDays(1));
        (await _conversation.LookAsync()).ShouldHaveSingleItem();
    }
}
