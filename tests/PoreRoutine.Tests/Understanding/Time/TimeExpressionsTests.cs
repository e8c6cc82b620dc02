using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using PoreRoutine.Understanding.Time;

namespace PoreRoutine.Tests.Understanding.Time;

public sealed class TimeExpressionsTests
{
    private static readonly TimeReference Now = Phrases.At("wed 20:00");

    private static readonly string[] Months =
        ["January", "february", "March", "apr", "may", "June", "jul", "August", "sept", "October", "nov", "December"];

    private static readonly string[] Hours = ["twelve", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"];

    /// <summary>Words of the grammar and others, to be thrown together.</summary>
    private static readonly string[] Scraps =
    [
        "at", "9", "half", "past", "to", "ten", "until", "the", "8th", "of", "march", "may", "next", "friday", "week", "every", "other", "night", "sun", "&", "and", "or", "-", ":", ".", "/", "30", "pm",
        "in", "a", "couple", "hours", "2", "utc", "+", "london", "except", "twice", "times", "from", "31", "february", "'", "🙂", "１", "99999999999", "0", "quarter", "between", "1/2", "last", "ago", "back", "on", "'til", "\u0301", "é",
    ];

    [Fact]
    public void Recognize_EveryDateOfFourYears_IsReadInAllSpellings()
    {
        foreach (var day in Enumerable.Range(0, 4 * 366).Select(days => Now.Today.PlusDays(days)))
        {
            var month = Months[day.Month - 1];
            string[] spellings =
            [
                $"the {day.Day} of {month} {day.Year}", $"{day.Day} {month} {day.Year}", $"{month} {day.Day}, {day.Year}", $"{month} the {day.Day}{Suffix(day.Day)} {day.Year}",
                $"{day.Year}-{day.Month:D2}-{day.Day:D2}", $"on {day.Month}/{day.Day}/{day.Year}",
            ];
            foreach (var spelling in spellings) ReadDates(spelling).ShouldBe([day], spelling);
        }
    }

    [Fact]
    public void Recognize_EveryDayOfTheComingYear_NeedsNoYear()
    {
        foreach (var day in Enumerable.Range(0, 365).Select(days => Now.Today.PlusDays(days)))
        {
            ReadDates($"the {day.Day}{Suffix(day.Day)} of {Months[day.Month - 1]}").ShouldBe([day]);
        }
    }

    [Fact]
    public void Recognize_EveryMinute_IsReadInAllSpellings()
    {
        for (var minute = 0; minute < 24 * 60; minute++)
        {
            var time = LocalTime.FromMinutesSinceMidnight(minute);
            var half = time.Hour < 12 ? "am" : "pm";
            string[] spellings =
            [
                $"at {time.Hour:D2}:{time.Minute:D2} {half}", $"{time.ClockHourOfHalfDay}:{time.Minute:D2}{half}", $"at {time.ClockHourOfHalfDay}.{time.Minute:D2} {half[0]}.m.",
            ];
            foreach (var spelling in spellings) ReadTimes(spelling).ShouldBe([time], spelling);
            if (time.Hour is 0 or > 12) ReadTimes($"{time.Hour:D2}:{time.Minute:D2}").ShouldBe([time]);
        }
    }

    [Fact]
    public void Recognize_EveryEveningHour_IsSpokenInAllWays()
    {
        for (var hour = 4; hour < 12; hour++)
        {
            var (name, next) = (Hours[hour], Hours[(hour + 1) % 12]);
            var evening = new LocalTime(hour + 12, 0);
            ReadTimes($"at {name}").ShouldBe([evening]);
            ReadTimes($"{name} o'clock").ShouldBe([evening]);
            ReadTimes($"half {name}").ShouldBe([evening.PlusMinutes(30)]);
            ReadTimes($"quarter past {name}").ShouldBe([evening.PlusMinutes(15)]);
            ReadTimes($"quarter to {next}").ShouldBe([evening.PlusMinutes(45)]);
            ReadTimes($"ten to {next}").ShouldBe([evening.PlusMinutes(50)]);
            ReadTimes($"{name} thirty five").ShouldBe([evening.PlusMinutes(35)]);
        }
    }

    [Fact]
    public void Recognize_WordsThrownTogether_NeverThrowsAndKeepsOrder()
    {
        var texts = Gen.Elements(Scraps).ListOf().Select(scraps => string.Join(scraps.Count % 3 == 0 ? "" : " ", scraps));
        Prop.ForAll(texts.ToArbitrary(), IsOrdered).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Recognize_AnyText_NeverThrowsAndKeepsOrder() =>
        Prop.ForAll<NonNull<string>>(text => IsOrdered(text.Get)).QuickCheckThrowOnFailure();

    [Fact]
    public void Recognize_VeryLongText_LooksAtItsBeginning() =>
        TimeExpressions.Recognize("tonight " + new string('9', 100_000), Now).ShouldHaveSingleItem().ShouldBeOfType<DateExpression>();

    [Fact]
    public void Recognize_Spans_AreWhatWasSaid()
    {
        const string Text = "Remind me tonight at half nine, or until Friday in 10 minutes";

        TimeExpressions.Recognize(Text, Now).Select(found => Text[found.Start..found.End])
            .ShouldBe(["tonight", "half nine", "until Friday", "10 minutes"]);
    }

    [Theory]
    [InlineData("10", BareNumber.Nothing, 0)]
    [InlineData("10", BareNumber.ClockTime, 1)]
    [InlineData("10", BareNumber.Minutes, 1)]
    public void Recognize_BareNumber_IsWhatIsExpected(string text, BareNumber bare, int count) => TimeExpressions.Recognize(text, Now, bare).Length.ShouldBe(count);

    private static bool IsOrdered(string text)
    {
        foreach (var bare in Enum.GetValues<BareNumber>())
        {
            var end = 0;
            foreach (var found in TimeExpressions.Recognize(text, Now, bare))
            {
                if (found.Start < end || found.End <= found.Start || found.End > text.Length) return false;
                end = found.End;
            }
        }

        foreach (var intent in PoreRoutine.Understanding.Intents.All) TimeSlots.Read(intent, text, Now);
        new TimeModel(Now).Parse(text);
        return true;
    }

    private static ImmutableArray<LocalDate> ReadDates(string text) =>
        TimeExpressions.Recognize(text, Now).ShouldHaveSingleItem(text).ShouldBeOfType<DateExpression>(text).Ahead;

    private static ImmutableArray<LocalTime> ReadTimes(string text) =>
        TimeExpressions.Recognize(text, Now).ShouldHaveSingleItem(text).ShouldBeOfType<ClockExpression>(text).Readings;

    private static string Suffix(int day) => day switch
    {
        1 or 21 or 31 => "st",
        2 or 22 => "nd",
        3 or 23 => "rd",
        _ => "th",
    };
}
