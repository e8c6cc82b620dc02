using NodaTime;
using PoreRoutine.Bot.Tests.Support;
using PoreRoutine.Bot.Understanding;
using PoreRoutine.Understanding.Time;

namespace PoreRoutine.Bot.Tests.Understanding;

public sealed class MessageReaderTests
{
    private static readonly TimeReference s_reference =
        new(new LocalDateTime(2026, 3, 4, 20, 0).InZoneStrictly(DateTimeZoneProviders.Tzdb["America/New_York"]), "en-US");

    [Theory]
    [InlineData("log my mask and remind me at 9", "diary.done reminder.set")]
    [InlineData("why no clay? and when is my next mask", "mask.why-not-clay agenda.next")]
    [InlineData("skip tonight, also how often do i exfoliate", "diary.skip exfoliate.how-often")]
    [InlineData("how often do i scrub? and which mask do you recommend?", "exfoliate.how-often mask.products")]
    [InlineData("what's my streak and when is my next mask", "diary.progress agenda.next")]
    [InlineData("remind me at 10 tonight. also what is in the serum?", "reminder.set serum.ingredient")]
    [InlineData("why do i need to wash twice, and how often do i mask?", "cleanse.why mask.how-often")]
    [InlineData("undo that and mark the serum as done", "diary.undo diary.done")]
    [InlineData("stop my reminders & delete my data", "reminder.stop data.delete")]
    [InlineData("move my mask to friday then show me my plan", "plan.move plan.show")]
    [InlineData("mark the cleanse as done and tell me what's on tomorrow", "diary.done agenda.show")]
    [InlineData("what's on tonight? which serum should i buy?", "agenda.show serum.products")]
    [InlineData("is the serum gentle enough for every day? and why not use clay masks?", "serum.gentle mask.why-not-clay")]
    [InlineData("when did i last exfoliate? can i do it again tonight?", "diary.last agenda.may-i")]
    [InlineData("pause my reminders until monday and show me my plan please", "reminder.pause plan.show")]
    [InlineData("i did my mask, also remind me tomorrow at 8", "diary.done reminder.set")]
    [InlineData("done with the cleanse. remind me at half nine", "diary.done reminder.set")]
    [InlineData("export my data and then delete everything about me", "data.export data.delete")]
    [InlineData("how does the scrub work with the peel? plus when's my next one due for exfoliation?", "exfoliate.why-both agenda.next")]
    [InlineData("what do i need to buy? oh and can i ever get rid of my pores?", "routine.products pores.size")]
    [InlineData("i'm in london now and please show my reminders", "zone.set reminder.show")]
    [InlineData("set my timezone to Berlin\nremind me at 21:30 every night", "zone.set reminder.set")]
    [InlineData("walk me through tonight\nbut why is there a second gel cleanser?", "routine.walkthrough cleanse.why-second-gel")]
    [InlineData("which cleansers do you use & which scrub do you use", "cleanse.products exfoliate.products")]
    [InlineData("hey, skip my mask tonight, and what's my streak?", "diary.skip diary.progress")]
    [InlineData("hi! how often do i scrub and how often do i mask? thanks!", "exfoliate.how-often mask.how-often")]
    [InlineData("put exfoliation on sundays and remind me at nine", "plan.move reminder.set")]
    [InlineData("can i exfoliate tonight? and what's the serum for?", "agenda.may-i serum.why")]
    [InlineData("snooze 20 minutes, also why can't i use a mud mask", "reminder.snooze mask.why-not-clay")]
    [InlineData("what can you do? and what's on tonight", "help agenda.show")]
    [InlineData("turn my reminders back on and show me my plan", "reminder.resume plan.show")]
    [InlineData("why oil on oily skin? also is double cleansing really worth it?", "cleanse.why-oil cleanse.effort")]
    [InlineData("when will you remind me? and when is my next scrub", "reminder.show agenda.next")]
    [InlineData("which peel do you recommend? and tell me when my next mask is", "exfoliate.products agenda.next")]
    [InlineData("log everything for tonight and show me my progress", "diary.done diary.progress")]
    [InlineData("how often do i use the serum; when did i last use my mask", "serum.how-often diary.last")]
    [InlineData("what's a double exfoliation? also put it on saturdays", "exfoliate.what plan.move")]
    [InlineData("i missed last night, and can you remind me at 8 from now on", "diary.skip reminder.set")]
    [InlineData("what results will i see? and how many times a week do i mask?", "routine.results mask.how-often")]
    [InlineData("remind me at 9, and what kind of mask do i need?", "reminder.set mask.what")]
    public void Read_TwoRequests_AreBothServedInOrder(string text, string expected) => Labels(text).ShouldBe(expected);

    [Theory]
    [InlineData("cleanse and exfoliate are done", "diary.done")]
    [InlineData("remind me on mondays and thursdays at 9", "reminder.set")]
    [InlineData("remind me between 9 and 10", "reminder.set")]
    [InlineData("why oil and then gel", "cleanse.why-second-gel|cleanse.why")]
    [InlineData("hi! how often do i scrub? thanks", "exfoliate.how-often")]
    [InlineData("my kids are finally asleep. do i do the mask first?", "*")]
    [InlineData("why a scrub and a peel", "exfoliate.why-both")]
    [InlineData("did my cleanse, mask and serum", "diary.done")]
    [InlineData("which scrub and peel do you use?", "exfoliate.products")]
    [InlineData("mark the mask and the serum as done please", "diary.done")]
    [InlineData("i washed my face and put my serum on", "diary.done")]
    [InlineData("skip the mask and the peel tonight", "diary.skip")]
    [InlineData("i already did my scrub yesterday. can i use the mask tonight?", "agenda.may-i")]
    [InlineData("I have oily skin. Why would I put oil on it?", "cleanse.why-oil")]
    [InlineData("hello there. what's on tonight?", "agenda.show")]
    [InlineData("thanks! and when is my next mask?", "agenda.next")]
    [InlineData("ok, how often do i mask?", "mask.how-often")]
    [InlineData("no wait, i meant how often do i exfoliate", "exfoliate.how-often")]
    [InlineData("good evening, please walk me through it", "routine.walkthrough")]
    [InlineData("i use the serum every day. isn't that too much acid?", "serum.gentle")]
    [InlineData("what is the serum and what does it do", "serum.what|serum.why")]
    [InlineData("move my exfoliation to mondays and not sundays", "plan.move")]
    [InlineData("put my mask on tuesdays and fridays", "plan.move")]
    [InlineData("delete my plan and my diary and everything else", "data.delete")]
    [InlineData("can i scrub and mask on the same night?", "*")]
    [InlineData("i wore a lot of makeup today, do i really have to cleanse twice?", "*")]
    [InlineData("so the oil goes on first and the gel after that, what is each of them for", "*")]
    [InlineData("snooze it for an hour and a half", "reminder.snooze")]
    [InlineData("set it for 9 and make it every night", "reminder.set")]
    [InlineData("i'm away on friday and saturday so skip those", "diary.skip")]
    [InlineData("what do the oil and the gel do?", "*")]
    [InlineData("remind me at 9. every night please.", "reminder.set")]
    [InlineData("who won the game last night? and who scored?", "none")]
    [InlineData("book me a table for two and order a taxi", "none")]
    [InlineData("tell me a joke and sing me a song", "none")]
    [InlineData("clay masks dry you out, don't they? is that why you say no clay?", "mask.why-not-clay")]
    [InlineData("just got home from the gym... what's left for tonight", "agenda.show")]
    [InlineData("lactic acid, glycolic acid and so on: what does the serum have in it?", "serum.ingredient")]
    [InlineData("bye and thanks for everything", "goodbye|thanks")]
    [InlineData("been doing this for three weeks and my pores look the same. when do i see results?", "routine.results")]
    public void Read_OneRequest_IsNotSplit(string text, string expected)
    {
        var labels = Labels(text);
        labels.ShouldNotContain(' ');
        if (expected != "*")
        {
            expected.Split('|').ShouldContain(labels);
        }
    }

    [Theory]
    [InlineData("my face is burning and swollen. also remind me at 9", "care reminder.set")]
    [InlineData("delete my data, this peel gave me a rash", "care data.delete")]
    [InlineData("why not a clay mask? also my skin is peeling and bleeding", "care")]
    public void Read_ASignThatNeedsADoctor_ComesFirstAndOnlyPlanAndDataAreServedBesideIt(string text, string expected) => Labels(text).ShouldBe(expected);

    [Theory]
    [InlineData("and, ")]
    [InlineData("why? ")]
    [InlineData("mask and ")]
    public void Read_ATextAsLongAsAMessageMayBe_IsNotCutAtEveryPlace(string word) =>
        Should.CompleteIn(() => ClauseSplitter.Split(string.Concat(Enumerable.Repeat(word, 200_000 / word.Length))), TimeSpan.FromSeconds(5)).ShouldHaveSingleItem();

    private static string Labels(string text) =>
        string.Join(' ', RealContent.Value.Reader.Read(text, s_reference, TalkedAbout.Nothing).Select(reading => reading.Decision.Label ?? "?"));
}
