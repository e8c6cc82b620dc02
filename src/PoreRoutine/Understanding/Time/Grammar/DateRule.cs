using System.Collections.Immutable;
using NodaTime;

namespace PoreRoutine.Understanding.Time.Grammar;

/// <summary>Days by their distance from today or by a weekday and a week: "the night after tomorrow", "in 2 nights", "Friday week".</summary>
internal static class DateRule
{
    private static readonly PhraseTable<int> Offsets = new(
    [
        ("today", 0), ("tonight", 0), ("this evening", 0), ("this night", 0), ("this morning", 0), ("this afternoon", 0), ("to night", 0), ("the night", 0), ("this very evening", 0),
        ("tomorrow", 1), ("to morrow", 1), ("the day after today", 1), ("yesterday", -1), ("last night", -1), ("last evening", -1), ("the evening before", -1), ("the night before", -1), ("the day before", -1),
        ("tomorrow night", 1), ("tomorrow evening", 1), ("tomorrow morning", 1), ("tomorrow afternoon", 1),
        ("yesterday night", -1), ("yesterday evening", -1), ("yesterday morning", -1), ("yesterday afternoon", -1),
        ("the night before last", -2), ("night before last", -2), ("the evening before last", -2), ("evening before last", -2),
        ("the day before yesterday", -2), ("day before yesterday", -2), ("the night before yesterday", -2), ("night before yesterday", -2), ("the evening before yesterday", -2),
        ("the day after tomorrow", 2), ("day after tomorrow", 2), ("the night after tomorrow", 2), ("night after tomorrow", 2),
        ("the evening after tomorrow", 2), ("evening after tomorrow", 2), ("overmorrow", 2), ("after tomorrow", 2), ("the night after next", 2), ("night after next", 2), ("the day after next", 2), ("day after next", 2),
        ("tomorrow week", 8), ("a week tomorrow", 8), ("a week from tomorrow", 8), ("today week", 7), ("a week today", 7), ("a week from today", 7),
        ("a week tonight", 7), ("a week from tonight", 7), ("a week from now", 7), ("a fortnight today", 14), ("a fortnight from now", 14), ("this time next week", 7), ("a week ago", -7), ("a week ago today", -7),
        ("a week ago tonight", -7), ("a fortnight ago", -14), ("a week ago yesterday", -8), ("a day ago", -1), ("a night ago", -1), ("this eve", 0),
    ]);

    private static readonly PhraseTable<WeekdayWord> Modifiers = new(
    [
        ("this", WeekdayWord.This), ("this coming", WeekdayWord.Coming), ("the coming", WeekdayWord.Coming), ("coming", WeekdayWord.Coming), ("upcoming", WeekdayWord.Coming),
        ("the upcoming", WeekdayWord.Coming), ("the following", WeekdayWord.Coming), ("next", WeekdayWord.Next), ("the next", WeekdayWord.Coming), ("nxt", WeekdayWord.Next),
        ("last", WeekdayWord.Last), ("this past", WeekdayWord.Last), ("the past", WeekdayWord.Last), ("past", WeekdayWord.Last), ("previous", WeekdayWord.Last),
        ("the previous", WeekdayWord.Last), ("the last", WeekdayWord.Last), ("this last", WeekdayWord.Last), ("this upcoming", WeekdayWord.Coming),
        ("next week", WeekdayWord.NextWeek), ("next week on", WeekdayWord.NextWeek), ("last week", WeekdayWord.LastWeek), ("last week on", WeekdayWord.LastWeek),
        ("this week", WeekdayWord.ThisWeek), ("this week on", WeekdayWord.ThisWeek), ("this weeks", WeekdayWord.ThisWeek), ("next weeks", WeekdayWord.NextWeek), ("last weeks", WeekdayWord.LastWeek), ("a week on", WeekdayWord.Week), ("week on", WeekdayWord.Week), ("a week from", WeekdayWord.Week),
        ("one week on", WeekdayWord.Week), ("a week this", WeekdayWord.Week), ("in a week on", WeekdayWord.Week), ("a fortnight on", WeekdayWord.Fortnight), ("two weeks on", WeekdayWord.Fortnight), ("2 weeks on", WeekdayWord.Fortnight),
        ("a week from this", WeekdayWord.Week), ("a week next", WeekdayWord.Week), ("a week on the", WeekdayWord.Week), ("a week last", WeekdayWord.WeekBeforeLast),
    ]);

    private static readonly PhraseTable<WeekdayWord> Followers = new(
    [
        ("week", WeekdayWord.Week), ("fortnight", WeekdayWord.Fortnight), ("next week", WeekdayWord.NextWeek), ("of next week", WeekdayWord.NextWeek), ("in next week", WeekdayWord.NextWeek),
        ("last week", WeekdayWord.LastWeek), ("of last week", WeekdayWord.LastWeek), ("this week", WeekdayWord.ThisWeek), ("of this week", WeekdayWord.ThisWeek),
        ("after next", WeekdayWord.Week), ("before last", WeekdayWord.WeekBeforeLast), ("just gone", WeekdayWord.Last), ("gone", WeekdayWord.Last), ("just past", WeekdayWord.Last),
        ("in a week", WeekdayWord.Week), ("coming", WeekdayWord.Coming), ("next", WeekdayWord.Next), ("a week ago", WeekdayWord.WeekBeforeLast), ("in two weeks", WeekdayWord.Fortnight), ("in a fortnight", WeekdayWord.Fortnight), ("the week after", WeekdayWord.NextWeek), ("week after next", WeekdayWord.Fortnight),
    ]);

    private static readonly PhraseTable<bool> PartsOfDay = new([("night", true), ("evening", true), ("morning", true), ("afternoon", true)]);

    public static bool Find(TimeTokens tokens, int at, TimeReference reference, out int end, out DateExpression date)
    {
        date = null!;
        if (FindByDistance(tokens, at, reference, out end, out var readings))
        {
            date = new(tokens[at].Start, tokens[end - 1].End, readings, readings, IsoDayOfWeek.None);
            return true;
        }

        if (FindByWeekday(tokens, at, out end, out var day, out var word))
        {
            var (ahead, behind) = Readings(reference, day, word);
            date = new(tokens[at].Start, tokens[end - 1].End, ahead, behind, day);
            return true;
        }

        return CalendarDateRule.Find(tokens, at, reference, out end, out date);
    }

    private static bool FindByDistance(TimeTokens tokens, int at, TimeReference reference, out int end, out ImmutableArray<LocalDate> readings)
    {
        readings = [];
        if (Offsets.Find(tokens, at, out end, out var days))
        {
            // "the night" and "the day before" are days only by what stands around them.
            if (tokens.Is(at, "the") && end == at + 2 || tokens.Is(at, "the") && tokens.Is(end - 1, "before")) return false;
            readings = [reference.Today.PlusDays(days)];
            return true;
        }

        var isIn = tokens.Is(at, "in");
        var from = isIn ? at + 1 : at;
        if (!AmountRule.Find(tokens, from, out end, out var least, out var most, out var isArticle) || least % 1 != 0 || most % 1 != 0) return false;
        var unit = tokens.Lexeme(end).Unit;
        if (unit < TimeUnit.Day || unit is TimeUnit.Year || least > 400 || most > 400 || unit is TimeUnit.Day && isIn && tokens.Is(from, "one")) return false;
        end++;
        var isAgo = tokens.Is(end, "ago") || tokens.Is(end, "back") && !isIn && !tokens.Is(at - 1, "for");
        var isFrom = tokens.Text(end) is "from" or "after" && tokens.Text(end + 1) is "now" or "today" or "tonight" or "tomorrow";
        var isHence = tokens.Is(end, "time") && isIn;
        if (!isIn && !isAgo && !isFrom) return false;
        if (isAgo || isHence) end++;
        else if (isFrom) end += 2;
        if (isArticle && tokens.Is(end, "or") && tokens.Text(end + 1) is "two" or "so") (most, end) = (tokens.Is(end + 1, "two") ? 2 : most, end + 2);
        var start = isFrom && tokens.Is(end - 1, "tomorrow") ? reference.Today.PlusDays(1) : reference.Today;
        var sign = isAgo ? -1 : 1;
        readings = least == most ? [Plus(start, sign * (int)least, unit)] : [Plus(start, sign * (int)least, unit), Plus(start, sign * (int)most, unit)];
        return true;
    }

    public static LocalDate Plus(LocalDate date, int amount, TimeUnit unit) => unit switch
    {
        TimeUnit.Week => date.PlusWeeks(amount),
        TimeUnit.Fortnight => date.PlusWeeks(amount * 2),
        TimeUnit.Month => date.PlusMonths(amount),
        _ => date.PlusDays(amount),
    };

    private static bool FindByWeekday(TimeTokens tokens, int at, out int end, out IsoDayOfWeek day, out WeekdayWord word)
    {
        if (Modifiers.Find(tokens, at, out end, out word) && WeekdayRule.IsDay(tokens, end, out day, true) && !tokens.Lexeme(end).IsPlural)
        {
            end++;
            if (PartsOfDay.Find(tokens, end, out var part, out _)) end = part;
            if (Followers.Find(tokens, end, out var behind, out var more) && !(more is WeekdayWord.Week && word is WeekdayWord.Last))
            {
                (word, end) = (word is WeekdayWord.This or WeekdayWord.Coming or WeekdayWord.Next ? more : word, behind);
            }

            return true;
        }

        var from = tokens.Is(at, "the") ? at + 1 : at;
        end = at;
        if (!WeekdayRule.IsDay(tokens, from, out day) || tokens.Lexeme(from).IsPlural) return false;
        end = from + 1;
        if (PartsOfDay.Find(tokens, end, out var afterPart, out _)) end = afterPart;
        return Followers.Find(tokens, end, out end, out word);
    }

    private static (ImmutableArray<LocalDate> Ahead, ImmutableArray<LocalDate> Behind) Readings(TimeReference reference, IsoDayOfWeek day, WeekdayWord word)
    {
        var today = reference.Today;
        if (word is WeekdayWord.This) return (WeekdayDates.Ahead(reference, day), WeekdayDates.Behind(reference, day));
        var coming = today.DayOfWeek == day ? today : today.Next(day);
        ImmutableArray<LocalDate> readings = word switch
        {
            WeekdayWord.Coming => [today.Next(day)],
            WeekdayWord.Next => WeekdayDates.Next(today, day),
            WeekdayWord.Last => [today.Previous(day)],
            WeekdayWord.NextWeek => [WeekdayDates.InWeek(today.PlusWeeks(1), day)],
            WeekdayWord.LastWeek => [WeekdayDates.InWeek(today.PlusWeeks(-1), day)],
            WeekdayWord.ThisWeek => [WeekdayDates.InWeek(today, day)],
            WeekdayWord.Week => [coming.PlusWeeks(1)],
            WeekdayWord.Fortnight => [coming.PlusWeeks(2)],
            _ => [today.Previous(day).PlusWeeks(-1)],
        };
        return (readings, readings);
    }
}
