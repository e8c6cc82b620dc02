using NodaTime;

namespace PoreRoutine.Understanding.Time.Grammar;

/// <summary>Weeks, weekends and months as spans of days, and feasts: "next week", "the end of the month", "Easter".</summary>
internal static class DateRangeRule
{
    private enum Span
    {
        ThisWeek,
        NextWeek,
        LastWeek,
        ThisWeekend,
        NextWeekend,
        LastWeekend,
        ThisMonth,
        NextMonth,
        ThisYear,
        NextYear,
    }

    private static readonly PhraseTable<Span> Spans = new(
    [
        ("this week", Span.ThisWeek), ("the week", Span.ThisWeek), ("the rest of the week", Span.ThisWeek), ("the rest of this week", Span.ThisWeek), ("the whole week", Span.ThisWeek), ("the remainder of the week", Span.ThisWeek),
        ("rest of the week", Span.ThisWeek), ("rest of this week", Span.ThisWeek), ("all this week", Span.ThisWeek), ("all week", Span.ThisWeek), ("all week long", Span.ThisWeek), ("all of this week", Span.ThisWeek),
        ("next week", Span.NextWeek), ("the following week", Span.NextWeek), ("the coming week", Span.NextWeek), ("nxt week", Span.NextWeek), ("last week", Span.LastWeek),
        ("this weekend", Span.ThisWeekend), ("the weekend", Span.ThisWeekend), ("the coming weekend", Span.ThisWeekend), ("this coming weekend", Span.ThisWeekend), ("the whole weekend", Span.ThisWeekend), ("weekend", Span.ThisWeekend), ("all weekend", Span.ThisWeekend),
        ("next weekend", Span.NextWeekend), ("last weekend", Span.LastWeekend),
        ("this month", Span.ThisMonth), ("the month", Span.ThisMonth), ("the rest of the month", Span.ThisMonth), ("rest of the month", Span.ThisMonth), ("next month", Span.NextMonth), ("the rest of this month", Span.ThisMonth),
        ("the year", Span.ThisYear), ("this year", Span.ThisYear), ("next year", Span.NextYear),
    ]);

    private static readonly PhraseTable<(int Month, int Day)> Feasts = new(
    [
        ("christmas", (12, 25)), ("christmas day", (12, 25)), ("xmas", (12, 25)), ("christmas evening", (12, 24)), ("xmas evening", (12, 24)), ("boxing day", (12, 26)), ("new years", (1, 1)), ("new years day", (1, 1)), ("new year", (1, 1)),
        ("new years evening", (12, 31)), ("halloween", (10, 31)), ("valentines", (2, 14)), ("valentines day", (2, 14)), ("st patricks day", (3, 17)), ("april fools", (4, 1)),
        ("easter", (0, 0)), ("easter sunday", (0, 0)), ("good friday", (0, -2)), ("easter monday", (0, 1)), ("easter weekend", (0, 0)),
    ]);

    private enum Part
    {
        Whole,
        Start,
        Middle,
        End,
    }

    private static readonly PhraseTable<Part> Parts = new(
    [
        ("the end of", Part.End), ("end of", Part.End), ("the beginning of", Part.Start), ("beginning of", Part.Start), ("the start of", Part.Start), ("start of", Part.Start), ("early", Part.Start),
        ("the middle of", Part.Middle), ("middle of", Part.Middle), ("mid", Part.Middle),
    ]);

    /// <summary>Spans that need no article behind "end of".</summary>
    private static readonly PhraseTable<Span> BareSpans = new([("week", Span.ThisWeek), ("month", Span.ThisMonth), ("year", Span.ThisYear)]);

    /// <summary>Without one of these before it "march" is a verb and "may" a wish.</summary>
    private static readonly string[] BeforeMonth = ["until", "in", "of", "by", "before", "through", "since", "next", "this", "early", "mid", "all", "for"];

    public static bool Find(TimeTokens tokens, int at, LocalDate today, out int end, out DateRangeExpression range)
    {
        range = null!;
        var hasPart = Parts.Find(tokens, at, out var from, out var part);
        if (!hasPart) (from, part) = (at, Part.Whole);
        LocalDate first, last;
        if (Feasts.Find(tokens, from, out end, out var feast))
        {
            first = last = Next(today, feast.Month, feast.Day);
        }
        else if (Spans.Find(tokens, from, out end, out var span) || hasPart && BareSpans.Find(tokens, from, out end, out span))
        {
            (first, last) = Of(span, today);

            // "for the next week" is seven days.
            if (tokens.Is(from, "next") && tokens.Is(from - 1, "the") && tokens.Text(from - 2) is ("for" or "over" or "during" or "within")) return false;
            if (!hasPart && tokens.Is(from, "the") && end == from + 2 && BareSpans.Find(tokens, from + 1, out _, out _) && !tokens.Is(at - 1, "for")) return false;
        }
        else if (tokens.Lexeme(from).Month is > 0 and var month && (hasPart || BeforeMonth.Contains(tokens.Text(from - 1))) && tokens.Text(from + 1) is not ("i" or "into" or "be"))
        {
            first = new LocalDate(today.Year, month, 1);
            if (month < today.Month) first = first.PlusYears(1);
            last = first.PlusMonths(1).PlusDays(-1);
            end = from + 1;
        }
        else
        {
            return false;
        }

        if (part is Part.Middle && first != last) first = last = first.PlusDays(first.PlusDays(6) >= last ? 2 : 14);
        range = new(tokens[at].Start, tokens[end - 1].End, first, last, part is Part.End);
        return true;
    }

    private static (LocalDate First, LocalDate Last) Of(Span span, LocalDate today)
    {
        var monday = WeekdayDates.InWeek(today, IsoDayOfWeek.Monday);
        var month = new LocalDate(today.Year, today.Month, 1);
        var year = new LocalDate(today.Year, 1, 1);
        return span switch
        {
            Span.ThisWeek => (monday, monday.PlusDays(6)),
            Span.NextWeek => (monday.PlusDays(7), monday.PlusDays(13)),
            Span.LastWeek => (monday.PlusDays(-7), monday.PlusDays(-1)),
            Span.ThisWeekend => (monday.PlusDays(5), monday.PlusDays(6)),
            Span.NextWeekend => (monday.PlusDays(12), monday.PlusDays(13)),
            Span.LastWeekend => (monday.PlusDays(-2), monday.PlusDays(-1)),
            Span.ThisMonth => (month, month.PlusMonths(1).PlusDays(-1)),
            Span.NextMonth => (month.PlusMonths(1), month.PlusMonths(2).PlusDays(-1)),
            Span.ThisYear => (year, year.PlusYears(1).PlusDays(-1)),
            _ => (year.PlusYears(1), year.PlusYears(2).PlusDays(-1)),
        };
    }

    /// <summary>The next such day from tomorrow on; month 0 counts days from Easter.</summary>
    private static LocalDate Next(LocalDate today, int month, int day)
    {
        var found = In(today.Year);
        return found > today ? found : In(today.Year + 1);

        LocalDate In(int year) => month == 0 ? Easter(year).PlusDays(day) : new(year, month, day);
    }

    /// <summary>Easter Sunday of the Gregorian calendar, by the method of Meeus, Jones and Butcher.</summary>
    private static LocalDate Easter(int year)
    {
        var golden = year % 19;
        var century = year / 100;
        var moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
        var sunday = (32 + 2 * (century % 4) + 2 * (year % 100 / 4) - moon - year % 100 % 4) % 7;
        var correction = (golden + 11 * moon + 22 * sunday) / 451;
        var days = moon + sunday - 7 * correction + 114;
        return new(year, days / 31, days % 31 + 1);
    }
}
