namespace PoreRoutine.Tests.Understanding.Time;

public sealed class UntilPhraseTests
{
    public static TheoryData<string, string, string> Said { get; } = Phrases.Cases(
        """
        until friday => until 2026-03-06
        untill fri => until 2026-03-06
        til monday => until 2026-03-09
        'til monday morning => until 2026-03-09
        till the 15th => until 2026-03-15
        until 15 march => until 2026-03-15
        until 3/15 => until 2026-03-15
        until tomorrow => until 2026-03-05
        until wednesday => until 2026-03-11
        until next week => until 2026-03-09
        until next month => until 2026-04-01
        until april => until 2026-04-01
        until the weekend => until 2026-03-07
        until after the weekend => until 2026-03-09
        until after friday => until 2026-03-07
        until the end of the week => until 2026-03-09
        until the end of march => until 2026-04-01
        until the end of the month => until 2026-04-01
        through friday => until 2026-03-07
        thru sunday => until 2026-03-09
        until friday inclusive => until 2026-03-07
        until i'm back on monday => until 2026-03-09
        until next friday => until 2026-03-06 or 2026-03-13
        until friday week => until 2026-03-13
        until easter => until 2026-04-05
        until christmas => until 2026-12-25
        till 10 => 22:00
        # sun 19:30
        until sunday => until 2026-03-15
        until this friday => until 2026-03-13
        until the weekend => until 2026-03-14
        until monday => until 2026-03-09
        until next week => until 2026-03-09
        # thu 00:30
        until tomorrow => until 2026-03-05
        until thursday => until 2026-03-05
        until friday => until 2026-03-06
        """);

    [Theory]
    [MemberData(nameof(Said))]
    public void Recognize_Until_IsTheFirstDayOnWhichItIsOver(string moment, string phrase, string meaning) => Phrases.Found(moment, phrase).ShouldBe(meaning);
}
