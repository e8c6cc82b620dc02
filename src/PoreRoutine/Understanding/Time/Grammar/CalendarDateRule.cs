using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;

namespace PoreRoutine.Understanding.Time.Grammar;

/// <summary>Dates of the calendar: "the 8th", "8 March", "March 8th", "8/3", "2026-03-08", "Sunday 8 March".</summary>
internal static class CalendarDateRule
{
    private static readonly FrozenSet<string> BeforeDay = FrozenSet.Create(StringComparer.Ordinal,
        "after", "before", "by", "for", "from", "is", "on", "since", "the", "to", "until", "and", "&", "or", "through", "about", ",");

    private static readonly FrozenSet<string> AfterDay = FrozenSet.Create(StringComparer.Ordinal,
        "?", "!", ".", ",", ";", ":", ")", "-", "and", "or", "at", "is", "be", "was", "for", "please", "pls", "then", "i", "im", "ill", "id", "so", "but", "not",
        "ok", "okay", "to", "because", "as", "of", "in",
        "will", "would", "should", "can", "instead", "too", "this", "next", "again", "until", "my", "if", "with", "no", "we", "it", "around", "fine", "thanks", "&",
        "now", "what", "whats", "dont", "do", "leave", "stop");

    /// <summary>With a stroke these are parts of a whole, unless a date is clearly meant.</summary>
    private static readonly FrozenSet<(int, int)> Fractions = new[] { (1, 2), (1, 3), (2, 3), (1, 4), (3, 4), (24, 7) }.ToFrozenSet();

    private static readonly FrozenSet<string> BeforeStroke = FrozenSet.Create(StringComparer.Ordinal,
        "on", "until", "from", "by", "since", "for", "after", "before", "the", "is", "to", "through");

    public static bool Find(TimeTokens tokens, int at, TimeReference reference, out int end, out DateExpression date)
    {
        var from = at;
        if (WeekdayRule.IsDay(tokens, at, out var weekday) && !tokens.Lexeme(at).IsPlural)
        {
            from++;
            while (tokens.Text(from) is "," or "the" or "night" or "evening") from++;
            if (from < tokens.Count && tokens.Is(from, "on") && tokens.Is(from + 1, "the")) from += 2;
        }
        else
        {
            weekday = IsoDayOfWeek.None;
            if (tokens.Is(at, "the")) from++;
        }

        date = null!;
        if (!FindDay(tokens, from, reference, weekday is not IsoDayOfWeek.None, out end, out var year, out var month, out var day)) return false;
        var ahead = First(reference.Today, year, month, day, 1);
        var behind = First(reference.Today, year, month, day, -1);
        if (ahead is not { } next || behind is not { } last) return false;
        date = new(tokens[at].Start, tokens[end - 1].End, With(next, weekday, WeekdayDates.Ahead), With(last, weekday, WeekdayDates.Behind), IsoDayOfWeek.None);
        return true;

        // Where weekday and date differ, one of them is a slip.
        ImmutableArray<LocalDate> With(LocalDate found, IsoDayOfWeek said, Func<TimeReference, IsoDayOfWeek, ImmutableArray<LocalDate>> datesOf) =>
            said is IsoDayOfWeek.None || found.DayOfWeek == said ? [found] : [found, datesOf(reference, said)[0]];
    }

    private static bool FindDay(TimeTokens tokens, int at, TimeReference reference, bool isAfterWeekday, out int end, out int? year, out int? month, out int day)
    {
        return FindNumeric(tokens, at, reference, isAfterWeekday, out end, out year, out month, out day)
            || FindWithMonth(tokens, at, out end, out year, out month, out day)
            || FindOrdinal(tokens, at, reference.Today, isAfterWeekday, out end, out year, out month, out day);
    }

    /// <summary>"2026-03-08", "8/3", "8/3/26", "8.3.2026".</summary>
    private static bool FindNumeric(TimeTokens tokens, int at, TimeReference reference, bool isAfterWeekday, out int end, out int? year, out int? month, out int day)
    {
        (end, year, month, day) = (at, null, null, 0);
        var mark = tokens.Text(at + 1);
        if (mark is not ("/" or "-" or ".") || !tokens.IsGluedMark(at + 1, mark) || tokens.Digits(at) is not { } first || tokens.Digits(at + 2) is not { } second) return false;
        if (tokens[at - 1] is { Text: "/" or "-" } && tokens[at].IsGlued) return false;
        var third = tokens.IsGluedMark(at + 3, mark) ? tokens.Digits(at + 4) : null;
        if (first > 1900 && third is { } last)
        {
            (end, year, month, day) = (at + 5, first, second, last);
            return true;
        }

        var isClosed = mark is "." && tokens.Is(at + 3, ".") && !tokens.IsGluedMark(at + 3, ".") && tokens.Text(at - 1) is "on" or "until" or "about" or "for" or "by";
        if (third is null && mark is not "/" && !isClosed) return false;
        if (first > 31 || second > 31 || first == 0 || second == 0) return false;
        var isMonthFirst = reference.IsMonthFirst && mark is "/" ? first <= 12 : second > 12;
        (month, day) = isMonthFirst ? (first, second) : (second, first);
        if (month > 12) return false;
        end = third is null ? at + 3 : at + 5;
        year = third < 100 ? 2000 + third : third;
        return third is not null || !Fractions.Contains((first, second)) || isAfterWeekday || BeforeStroke.Contains(tokens.Text(at - 1)) && !tokens.Lexeme(end).IsCounted;
    }

    /// <summary>"8 March", "8th of March", "March 8", "March the 8th", and a year behind them.</summary>
    private static bool FindWithMonth(TimeTokens tokens, int at, out int end, out int? year, out int? month, out int day)
    {
        (year, month) = (null, null);
        if (tokens.Lexeme(at).Month is > 0 and var first)
        {
            var from = tokens.Text(at + 1) is "the" ? at + 2 : tokens.Is(at + 1, ".") || tokens.Is(at + 1, ",") ? at + 2 : at + 1;
            if (!NumberRule.FindOrdinal(tokens, from, out end, out day, out _) && !NumberRule.Find(tokens, from, out end, out day)) return false;
            var isOther = tokens.Lexeme(end).IsCounted && !tokens.Is(end, "in") || tokens.IsGluedMark(end, ":") || tokens.IsGluedMark(end, ".");
            if (day is < 1 or > 31 || isOther || tokens.Text(end) is "am" or "pm" or "%") return false;
            month = first;
        }
        else
        {
            if (!NumberRule.FindOrdinal(tokens, at, out end, out day, out _) && !NumberRule.Find(tokens, at, out end, out day)) return false;
            if (tokens.Text(end) is "of" or "." or "-") end++;
            if (tokens.Is(end, "the")) end++;
            if (day is < 1 or > 31 || tokens.Lexeme(end).Month is not (> 0 and var second) || tokens.Is(end, "may") && tokens.Is(end + 1, "i")) return false;
            month = second;
            end++;
        }

        var yearAt = tokens.Is(end, ",") ? end + 1 : end;
        if (tokens.Digits(yearAt) is >= 2000 and < 2100 and var said) (year, end) = (said, yearAt + 1);
        return true;
    }

    /// <summary>"the 8th": an ordinal that nothing else explains.</summary>
    private static bool FindOrdinal(TimeTokens tokens, int at, LocalDate today, bool isAfterWeekday, out int end, out int? year, out int? month, out int day)
    {
        (year, month) = (null, null);
        if (!NumberRule.FindOrdinal(tokens, at, out end, out day, out var isWord) || day is < 1 or > 31) return false;
        if (tokens.Is(end, "of") && tokens.Is(end + 1, "the", "month")) end += 3;
        else if (tokens.Is(end, "of") && tokens.Is(end + 1, "this", "month")) end += 3;
        else if (tokens.Is(end, "of") && tokens.Is(end + 1, "next", "month"))
        {
            var next = today.PlusMonths(1);
            (year, month, end) = (next.Year, next.Month, end + 3);
            return true;
        }

        var isAlone = tokens.IsMark(at - 1) && tokens.IsMark(end);
        var isClosed = tokens.IsMark(end) || AfterDay.Contains(tokens.Text(end));
        if (isWord)
        {
            var before = tokens.Is(at - 1, "the") ? tokens.Text(at - 2) : "";
            return isClosed && (isAfterWeekday || before is "on" or "until" or "from" or "by" or "through" || day > 4 && tokens.Is(at - 1, "the"));
        }

        var isLed = BeforeDay.Contains(tokens.Text(at - 1)) || tokens.Lexeme(at - 1).Unit is TimeUnit.Day;

        return isAfterWeekday || isAlone
            || isLed && !tokens.Is(at - 2, "a") && (isClosed || IsDatesPart(tokens, end));
    }

    private static bool IsDatesPart(TimeTokens tokens, int at) => tokens.Lexeme(at).Part is not DayPart.None || tokens.Lexeme(at).Weekday is not IsoDayOfWeek.None || tokens[at].IsDigits;

    /// <summary>The nearest such day from today on (or back), today included.</summary>
    private static LocalDate? First(LocalDate today, int? year, int? month, int day, int direction)
    {
        if (year is { } said) return month is { } inMonth ? Valid(said, inMonth, day) : null;

        // The 29th of February comes every fourth or eighth year.
        var (count, step) = month is null ? (4, 1) : (9, 12);
        var start = new LocalDate(today.Year, month ?? today.Month, 1);
        for (var tried = 0; tried < count; tried++)
        {
            var first = start.PlusMonths(direction * tried * step);
            if (Valid(first.Year, first.Month, day) is { } found && (direction > 0 ? found >= today : found <= today)) return found;
        }

        return null;
    }

    private static LocalDate? Valid(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month) ? new LocalDate(year, month, day) : null;
}
