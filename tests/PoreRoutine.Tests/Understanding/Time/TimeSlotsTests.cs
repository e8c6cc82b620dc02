using PoreRoutine.Understanding;
using PoreRoutine.Understanding.Time;

namespace PoreRoutine.Tests.Understanding.Time;

public sealed class TimeSlotsTests
{
    public static TheoryData<string, string, string> Reminders { get; } = Phrases.Cases(
        """
        could you remind me at half seven in future => time 19:30
        make it 10 => time 22:00
        make it 10 instead of 9 => time 22:00
        not 9, 10 => time 22:00
        nine is too early can you do ten => time 22:00
        change it from 9 to 9:30 => time 21:30
        move my 9pm reminder to 10pm => time 22:00
        i go to bed at ten so remind me at 9.30 => time 21:30
        set reminder 2200 => time 22:00
        alarm 21 15 => time 21:15
        i want it at eight-thirty => time 20:30
        9 30 pm works best => time 21:30
        remind me at 9, i have 2 kids => time 21:00
        reminder for step 2 at 9 => time 21:00
        remind me between 8 and 9 => time 20:00 or 21:00
        remind me at 10 or 11 => time 22:00 or 23:00
        remind me at 12:30 => time 00:30 or 12:30
        remind me weeknights at 10 => weekday mon and tue and wed and thu and fri; time 22:00
        half past eight, mon to thu => weekday mon and tue and wed and thu; time 20:30
        sat and sun at 11pm, that's it => weekday sat and sun; time 23:00
        at 9 each night except fridays => weekday mon and tue and wed and thu and sat and sun; time 21:00
        9pm every night => time 21:00
        from monday remind me at 7 => time 19:00
        remind me tonight at eleven => date 2026-03-04; time 23:00
        remind me tomorrow at six in the evening => date 2026-03-05; time 18:00
        remind me tonight at 1am => date 2026-03-04; time 01:00
        remind me in two hours about the mask => duration PT2H
        make my reminder an hour earlier => nothing
        remind me at bedtime => vague
        remind me later => vague
        later, 10:30 => time 22:30
        remind me in the evening => vague
        nine => time 21:00
        tenish => time 22:00
        daily at 10 except sundays => weekday mon and tue and wed and thu and fri and sat; time 22:00
        remind me at 9pm mon-thu and sun => weekday mon and tue and wed and thu and sun; time 21:00
        on the weekend remind me at 10 => weekday sat and sun; time 22:00
        09.30pm => time 21:30
        weeknites 9pm => weekday mon and tue and wed and thu and fri; time 21:00
        one => nothing
        # thu 00:30
        remind me tonight at 1 => date 2026-03-04; time 01:00
        remind me tonight at 9 => date 2026-03-05; time 21:00
        remind me tomorrow at 9 => date 2026-03-05; time 21:00
        """);

    public static TheoryData<string, string, string> Snoozes { get; } = Phrases.Cases(
        """
        in 10 => duration PT10M
        snooze 20 => duration PT20M
        twenty => duration PT20M
        give me fifteen => duration PT15M
        another 20 => duration PT20M
        15 more => duration PT15M
        5-10 mins => duration PT5M or PT10M
        half an hour later => duration PT30M
        hour and a half => duration PT90M
        snooze an hour and ten => duration PT70M
        one hour thirty => duration PT90M
        20ish minutes => duration PT20M
        half-hour => duration PT30M
        snooze by 15 => duration PT15M
        in an hour's time => duration PT1H
        snooze till ten => time 22:00
        snooze to 10 => time 22:00
        again at 11 please => time 23:00
        half ten => time 22:30
        10pm => time 22:00
        10ish => time 22:00
        until 12 => time 00:00
        at half one => time 01:30
        later => vague
        in a bit => vague
        snooze => nothing
        # wed 23:50
        at half twelve => time 00:30
        in 10 => duration PT10M
        # thu 00:30
        at 1 => time 01:00
        at quarter to one => time 00:45
        in half an hour => duration PT30M
        """);

    public static TheoryData<string, string, string> Pauses { get; } = Phrases.Cases(
        """
        pause until friday => until 2026-03-06
        pause for a week => until 2026-03-11
        pause a week => until 2026-03-11
        a week's break => until 2026-03-11
        pause for 3 days => until 2026-03-07
        pause for ten nights => until 2026-03-14
        pause reminders for 24 hours => until 2026-03-05
        pause for 2 weeks starting friday => until 2026-03-20
        pause for a month => until 2026-04-04
        until after the weekend => until 2026-03-09
        no pings this week => until 2026-03-09
        quiet for the rest of the week => until 2026-03-09
        no pings over the weekend => until 2026-03-09
        no reminders tonight => until 2026-03-05
        no reminders tomorrow => until 2026-03-06
        back on monday => until 2026-03-09
        dont ping me before saturday => until 2026-03-07
        not this week, start again monday => until 2026-03-09
        in 3 days start again => until 2026-03-07
        back on the 25th, pause until then => until 2026-03-25
        hold off till i get home on the 14th => until 2026-03-14
        on holiday from the 10th to the 20th => until 2026-03-20
        away from friday to tuesday => until 2026-03-10
        no pinging between now and the 12th => until 2026-03-12
        im on holiday til the 12th dont bug me => until 2026-03-12
        away until the 12th leave me alone => until 2026-03-12
        pause till fri 13th => until 2026-03-13
        pause til the end of the month => until 2026-04-01
        pause till end of week => until 2026-03-09
        pause until the middle of next week => until 2026-03-11
        pause until mid march => until 2026-03-15
        until the 8th of next month => until 2026-04-08
        for the next week => until 2026-03-11
        no reminders next week => until 2026-03-16
        pause from tomorrow for a week => until 2026-03-12
        turn off reminders until next friday => until 2026-03-06 or 2026-03-13
        no reminders for a while => vague
        pause => nothing
        # thu 00:30
        pause tonight => until 2026-03-05
        pause for 2 days => until 2026-03-06
        pause until thursday => until 2026-03-05
        pause until next thursday => until 2026-03-12
        until the 5th => until 2026-03-05
        # sun 19:30
        pause until sunday => until 2026-03-15
        pause until this friday => until 2026-03-13
        pause until next week => until 2026-03-09
        pause for the weekend => until 2026-03-09
        for 3 days => until 2026-03-11
        until a week on tuesday => until 2026-03-17
        pause this week => until 2026-03-09 or 2026-03-16
        # wed 20:00 gb
        stop until 1/4 => until 2026-04-01
        """);

    public static TheoryData<string, string, string> Agendas { get; } = Phrases.Cases(
        """
        what's on tonight => date 2026-03-04
        whats on 2moro => date 2026-03-05
        what's on the schedule for friday => weekday fri
        sat? => weekday sat
        what is planned for thurs and fri => weekday thu and fri
        what's on this friday => date 2026-03-06
        whats next week's friday => date 2026-03-13
        the 15th, whats planned => date 2026-03-15
        this weekend? => date 2026-03-07 and 2026-03-08
        # sun 19:30
        what's on sunday => weekday sun
        what's on this friday => date 2026-03-13
        # thu 00:30
        what's on tonight => date 2026-03-04
        what's on tomorrow => date 2026-03-05
        """);

    public static TheoryData<string, string, string> Permissions { get; } = Phrases.Cases(
        """
        can i mask tonight => date 2026-03-04
        is it fine to exfoliate on friday => date 2026-03-06
        would the 8th be fine for a mask => date 2026-03-08
        can i mask on the 8th or 9th => date 2026-03-08 or 2026-03-09
        can i mask friday or saturday => date 2026-03-06 or 2026-03-07
        i masked on sunday, can i do it again tonight => date 2026-03-04
        i missed sunday, may i exfoliate today instead => date 2026-03-04
        wedding on saturday, can i exfoliate on friday night => date 2026-03-06
        could i do sundays scrub on saturday => date 2026-03-07
        can i exfoliate on wednesday => date 2026-03-04 or 2026-03-11
        # thu 00:30
        can i exfoliate on wednesday => date 2026-03-11
        can i exfoliate on thursday => date 2026-03-05
        can i mask next thursday => date 2026-03-12
        is tomorrow night ok => date 2026-03-05
        # sun 19:30
        can i exfoliate on sunday => date 2026-03-08 or 2026-03-15
        can i mask next friday => date 2026-03-13
        can i mask this saturday => date 2026-03-14
        can i scrub tomorrow night => date 2026-03-09
        """);

    public static TheoryData<string, string, string> Diaries { get; } = Phrases.Cases(
        """
        i did my exfoliation on monday => date 2026-03-02
        on saturday i did do the mask => date 2026-02-28
        did it a couple of nights ago => date 2026-03-02
        i did it on the 2nd => date 2026-03-02
        mask done on 1 march => date 2026-03-01
        log sunday's mask => date 2026-03-01
        i used the serum mon and tue => date 2026-03-02 and 2026-03-03
        did my mask on monday not tuesday => date 2026-03-02
        did everything tonight => date 2026-03-04
        i masked on wednesday => date 2026-03-04 or 2026-02-25
        # thu 00:30
        did the mask last night => date 2026-03-03
        i masked on wednesday => date 2026-03-04
        i did it 2 nights ago => date 2026-03-02
        did my mask on thursday => date 2026-02-26
        # sun 19:30
        mask on thursday => date 2026-03-05
        did it this friday => date 2026-03-06
        i did my mask last sunday => date 2026-03-01
        i did my mask on sunday => date 2026-03-08 or 2026-03-01
        """);

    public static TheoryData<string, string, string> Skips { get; } = Phrases.Cases(
        """
        skip friday => date 2026-03-06
        im skipping friday => date 2026-03-06
        missed friday => date 2026-02-27
        didn't do monday => date 2026-03-02
        i'll miss tomorrow => date 2026-03-05
        skip next sunday => date 2026-03-08 or 2026-03-15
        out on friday and saturday => date 2026-03-06 and 2026-03-07
        missed the last two nights => date 2026-03-02 and 2026-03-03
        skip the next 2 days => date 2026-03-04 and 2026-03-05
        skip the mask this week => nothing
        """);

    public static TheoryData<string, string, string> Moves { get; } = Phrases.Cases(
        """
        mask on mon & thurs => weekday mon and thu
        move peel day from friday to sunday => weekday sun
        tuesdays dont work for exfoliating, make it thursday => weekday thu
        sundays are out, my scrub has to be on fridays => weekday fri
        i can't do sundays anymore, switch the peel to saturday => weekday sat
        swap wednesday for thursday for my mask => weekday thu
        wednesday is choir practice, can the mask be tuesday => weekday tue
        mask fridays instead of wednesdays => weekday fri
        mask on wed not thu => weekday wed
        could you move masking to the weekend => weekday sat and sun
        change exfoliation day from sunday to friday and mask to monday => weekday fri and mon
        either monday or tuesday for the mask => weekday mon or tue
        from next week mask on thursdays => weekday thu
        mask on tuesdays please, mondays i have choir => weekday tue
        friday is my bath night so could the peel be on saturday => weekday sat
        change my mask day => nothing
        """);

    [Theory]
    [MemberData(nameof(Reminders))]
    public void Read_ReminderSet_IsWhatIsWanted(string moment, string phrase, string slots) => Phrases.Slots(Intents.ReminderSet, moment, phrase).ShouldBe(slots);

    [Theory]
    [MemberData(nameof(Snoozes))]
    public void Read_Snooze_StaysInTheEvening(string moment, string phrase, string slots) => Phrases.Slots(Intents.ReminderSnooze, moment, phrase).ShouldBe(slots);

    [Theory]
    [MemberData(nameof(Pauses))]
    public void Read_Pause_EndsOnTheFirstDayOfRemindersAgain(string moment, string phrase, string slots) => Phrases.Slots(Intents.ReminderPause, moment, phrase).ShouldBe(slots);

    [Theory]
    [MemberData(nameof(Agendas))]
    public void Read_AgendaShow_KeepsABareWeekday(string moment, string phrase, string slots) => Phrases.Slots(Intents.AgendaShow, moment, phrase).ShouldBe(slots);

    [Theory]
    [MemberData(nameof(Permissions))]
    public void Read_AgendaMayI_IsTheDateThatIsAskedAbout(string moment, string phrase, string slots) => Phrases.Slots(Intents.AgendaMayI, moment, phrase).ShouldBe(slots);

    [Theory]
    [MemberData(nameof(Diaries))]
    public void Read_DiaryDone_LooksBack(string moment, string phrase, string slots) => Phrases.Slots(Intents.DiaryDone, moment, phrase).ShouldBe(slots);

    [Theory]
    [MemberData(nameof(Skips))]
    public void Read_DiarySkip_LooksWhereTheWordsSay(string moment, string phrase, string slots) => Phrases.Slots(Intents.DiarySkip, moment, phrase).ShouldBe(slots);

    [Theory]
    [MemberData(nameof(Moves))]
    public void Read_PlanMove_LeavesOutWhatIsTakenBack(string moment, string phrase, string slots) => Phrases.Slots(Intents.PlanMove, moment, phrase).ShouldBe(slots);

    [Fact]
    public void Read_IntentWithoutTime_SaysNothing() => Phrases.Slots(Intents.Help, "wed 20:00", "help me tonight at 9").ShouldBe("nothing");

    [Theory]
    [InlineData("i can't do sundays", "Sunday")]
    [InlineData("not on Tuesdays or Thursdays", "Tuesday, Thursday")]
    [InlineData("no not thursday", "Thursday")]
    [InlineData("I can't make Fridays anymore", "Friday")]
    [InlineData("tuesdays don't work", "Tuesday")]
    [InlineData("anything but weekends", "Saturday, Sunday")]
    [InlineData("i cant do wednesdays or weekends", "Wednesday, Saturday, Sunday")]
    public void RefusedDays_NothingElseSaid_AreThoseThatWillNotDo(string phrase, string days) =>
        string.Join(", ", TimeSlots.RefusedDays(phrase, Phrases.At("wed 20:00"))).ShouldBe(days);

    [Theory]
    [InlineData("sundays")]
    [InlineData("no, sunday")]
    [InlineData("why not sunday")]
    [InlineData("i'm off on sundays")]
    [InlineData("not sunday but monday")]
    [InlineData("i can't do sundays, make it saturday")]
    [InlineData("i can't do sundays and would like mondays")]
    [InlineData("you choose")]
    public void RefusedDays_ADayIsWanted_AreNone(string phrase) => TimeSlots.RefusedDays(phrase, Phrases.At("wed 20:00")).ShouldBeEmpty();
}
