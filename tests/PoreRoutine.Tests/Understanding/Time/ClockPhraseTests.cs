namespace PoreRoutine.Tests.Understanding.Time;

public sealed class ClockPhraseTests
{
    public static TheoryData<string, string, string> Said { get; } = Phrases.Cases(
        """
        half seven tonight => 19:30; 2026-03-04
        Tuesday at half eight in the evening => tue; 20:30
        half nine => 21:30
        half-past nine => 21:30
        half past nine => 21:30
        at half past 10 please => 22:30
        half 8 => 20:30
        halff nine => nothing
        remind me at hlf nine => 21:30
        quarter to ten => 21:45
        a quarter to ten => 21:45
        quarter past nine => 21:15
        at quarter after 8 => 20:15
        quarter til nine => 20:45
        quarter of nine => 20:45
        ten to nine => 20:50
        10 to 9 => 20:50
        five to ten => 21:55
        twenty past 8 => 20:20
        twenty minutes past eight => 20:20
        ten after nine => 21:10
        25 past nine => 21:25
        ten to midnight => 23:50
        9.30 => 21:30
        at 9.30 => 21:30
        9:30 => 21:30
        9:30pm => 21:30
        9.30 pm => 21:30
        9:30 P.M. => 21:30
        9 p.m. => 21:00
        9pm => 21:00
        9 pm. thanks => 21:00
        9p => 21:00
        at 9 PM! => 21:00
        8AM => 08:00
        7 a.m. => 07:00
        12pm => 12:00
        12am => 00:00
        12 noon => 12:00
        noon => 12:00
        midday => 12:00
        midnight => 00:00
        2130 => 21:30
        at 2130 => 21:30
        2100 hours => 21:00
        at 930 => 21:30
        at 0930 => 09:30
        at 1030 => 22:30
        21:30 => 21:30
        21.30 => 21:30
        21h30 => 21:30
        21h => 21:00
        at 21 => 21:00
        at 09:00 => 09:00
        at 00:15 => 00:15
        9ish => 21:00
        7ish tonight => 19:00; 2026-03-04
        nine-ish => 21:00
        around 9 => 21:00
        by nine => 21:00
        nine o'clock => 21:00
        nine oclock => 21:00
        9 o clock => 21:00
        ten o’clock sharp => 22:00
        nine thirty => 21:30
        nine forty five => 21:45
        eight oh five => 20:05
        at ten fifteen => 22:15
        twenty one thirty => 21:30
        at 9 30 => 21:30
        @ 9 => 21:00
        at nine tonight => 21:00; 2026-03-04
        tonight at 9 => 2026-03-04; 21:00
        9 tonight => 21:00; 2026-03-04
        tonight at 1am => 2026-03-04; 01:00
        tonight at 12:30 => 2026-03-04; 00:30
        tonight at 1 => 2026-03-04; 01:00
        tonight at twelve => 2026-03-04; 00:00
        tonight at half twelve => 2026-03-04; 00:30
        half eleven at night => 23:30
        at 12:30 => 00:30 or 12:30
        at 1 => 01:00 or 13:00
        at 2:15 => 02:15 or 14:15
        7 in the morning => 07:00
        7 in the evening => 19:00
        at 3 in the morning => 03:00
        at 2 in the afternoon => 14:00
        4 in the afternoon => 16:00
        tomorrow morning at 8 => 2026-03-05; 08:00
        8 tomorrow morning => 08:00; 2026-03-05
        every morning at 7 => P1D at 07:00
        monday evening at 9 => mon; 21:00
        good morning, remind me at 9 => 21:00
        between 9 and 10 => 21:00-22:00
        between nine and ten pm => 21:00-22:00
        from 9 to 10 pm => 22:00
        sometime between 8:30 and 9 => vague; 20:30-21:00
        at 10 or 11 => 22:00 or 23:00
        at nine or ten => 21:00 or 22:00
        9 or 10 pm => 21:00 or 22:00
        9pm-10pm => 21:00-22:00
        at 11 or 1am => 23:00 or 01:00
        at eleven => 23:00
        at 6 => 18:00
        at 4 => 16:00
        ten => nothing
        9 => nothing
        # thu 00:30
        at 1 => 01:00 or 13:00
        tonight at 1 => 2026-03-04; 01:00
        9pm => 21:00
        # sun 19:30
        half nine tonight => 21:30; 2026-03-08
        """);

    [Theory]
    [MemberData(nameof(Said))]
    public void Recognize_ClockTime_IsTheEveningsOwn(string moment, string phrase, string meaning) => Phrases.Found(moment, phrase).ShouldBe(meaning);
}
