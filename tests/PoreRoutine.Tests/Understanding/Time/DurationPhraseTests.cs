namespace PoreRoutine.Tests.Understanding.Time;

public sealed class DurationPhraseTests
{
    public static TheoryData<string, string, string> Said { get; } = Phrases.Cases(
        """
        20 minutes => PT20M
        twenty minutes => PT20M
        20 mins => PT20M
        20min => PT20M
        10m => PT10M
        20 more minutes => PT20M
        another 15 minutes => PT15M
        forty five minutes => PT45M
        forty-five minutes => PT45M
        an hour => PT1H
        1 hr => PT1H
        in 1h => PT1H
        2 hours => PT2H
        2hrs => PT2H
        half an hour => PT30M
        half hour => PT30M
        1/2 hour => PT30M
        a half hour => PT30M
        a quarter of an hour => PT15M
        quarter of an hour => PT15M
        three quarters of an hour => PT45M
        an hour and a half => PT90M
        one and a half hours => PT90M
        1.5 hours => PT90M
        2 and a half hours => PT150M
        1h30 => PT90M
        1h 30m => PT90M
        1 hour 30 minutes => PT90M
        1 hour and 15 min => PT75M
        90 min => PT90M
        a couple of hours => PT2H
        couple hours => PT2H
        a couple of minutes => PT2M
        30 seconds => PT30S
        10 to 15 minutes => PT10M or PT15M
        10-15 min => PT10M or PT15M
        ten or fifteen minutes => PT10M or PT15M
        an hour or two => PT1H or PT2H
        in an hour => PT1H
        in ten minutes => PT10M
        in 10 => PT10M
        in 10 please => PT10M
        ask me in 20, i'm cooking => PT20M
        in thirty => PT30M
        an hour from now => PT1H
        half an hour later => PT30M; vague
        for a week => P1W
        for 3 days => P3D
        for two weeks => P2W
        for a fortnight => P14D
        a week off => P1W
        how many masks a week => nothing
        10 minutes a day => PT10M
        for a month => P1M
        the next 3 days => P3D
        10 minutes of masking => PT10M
        later => vague
        in a bit => vague
        a bit later => vague
        in a few minutes => vague
        at bedtime => vague
        before bed => vague
        """);

    [Theory]
    [MemberData(nameof(Said))]
    public void Recognize_Duration_IsItsLength(string moment, string phrase, string meaning) => Phrases.Found(moment, phrase).ShouldBe(meaning);
}
