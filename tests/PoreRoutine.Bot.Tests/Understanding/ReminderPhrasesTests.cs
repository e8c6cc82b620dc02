using PoreRoutine.Bot.Understanding;

namespace PoreRoutine.Bot.Tests.Understanding;

public class ReminderPhrasesTests
{
    [Theory]
    [InlineData("no reminder on friday")]
    [InlineData("No reminders tomorrow and on Friday, please")]
    [InlineData("don't remind me tomorrow")]
    [InlineData("i don't want to be reminded on saturday")]
    [InlineData("skip friday's reminder")]
    [InlineData("cancel my friday reminder")]
    [InlineData("i'm busy, please don't send me a reminder tomorrow")]
    [InlineData("hey, do not remind me on the 12th")]
    public void LeavesOut_SingleEvenings_IsTrue(string text) => ReminderPhrases.LeavesOut(text).ShouldBeTrue();

    [Theory]
    [InlineData("no reminder on fridays")]
    [InlineData("don't remind me on friday evenings")]
    [InlineData("don't remind me every friday")]
    [InlineData("no reminders until friday")]
    [InlineData("no reminders from friday to sunday")]
    [InlineData("no reminders friday to sunday")]
    [InlineData("no reminders except friday")]
    public void LeavesOut_MoreThanTheEveningsNamed_IsFalse(string text) => ReminderPhrases.LeavesOut(text).ShouldBeFalse();

    [Theory]
    [InlineData("remind me on friday")]
    [InlineData("remind me on friday, not tomorrow")]
    [InlineData("no, remind me on friday")]
    [InlineData("not now, remind me on friday")]
    [InlineData("not tonight but remind me tomorrow")]
    [InlineData("don't forget to remind me on friday")]
    [InlineData("why did i get no reminder on friday?")]
    [InlineData("skip the mask on friday")]
    [InlineData("i'm not home tonight, remind me tomorrow at 9")]
    [InlineData("not feeling it tonight remind me tomorrow at 9")]
    [InlineData("no worries, remind me tomorrow at 9")]
    [InlineData("cancel that, remind me tomorrow at 10")]
    [InlineData("dont let me skip it, remind me tomorrow")]
    [InlineData("skip tonight remind me tomorrow")]
    public void LeavesOut_SomethingElse_IsFalse(string text) => ReminderPhrases.LeavesOut(text).ShouldBeFalse();
}
