using NodaTime;

namespace PoreRoutine.Understanding.Time.Grammar;

/// <summary>How often: every so many days, or so many times in a period.</summary>
internal static class RecurrenceRule
{
    private static readonly PhraseTable<Period> Named = new(
    [
        ("nightly", Period.FromDays(1)), ("daily", Period.FromDays(1)), ("everyday", Period.FromDays(1)), ("all nights", Period.FromDays(1)), ("all evenings", Period.FromDays(1)),
        ("every day", Period.FromDays(1)), ("every night", Period.FromDays(1)), ("every evening", Period.FromDays(1)), ("every morning", Period.FromDays(1)), ("every afternoon", Period.FromDays(1)),
        ("each day", Period.FromDays(1)), ("each night", Period.FromDays(1)), ("each evening", Period.FromDays(1)), ("each morning", Period.FromDays(1)),
        ("every single day", Period.FromDays(1)), ("every single night", Period.FromDays(1)), ("every single evening", Period.FromDays(1)), ("night after night", Period.FromDays(1)),
        ("every day of the week", Period.FromDays(1)), ("every night of the week", Period.FromDays(1)), ("seven nights a week", Period.FromDays(1)), ("seven days a week", Period.FromDays(1)), ("24 / 7", Period.FromDays(1)),
        ("every other day", Period.FromDays(2)), ("every other night", Period.FromDays(2)), ("every other evening", Period.FromDays(2)),
        ("alternate days", Period.FromDays(2)), ("alternate nights", Period.FromDays(2)), ("alternate evenings", Period.FromDays(2)), ("alternating nights", Period.FromDays(2)), ("alternating days", Period.FromDays(2)), ("alternating evenings", Period.FromDays(2)),
        ("each other night", Period.FromDays(2)), ("eod", Period.FromDays(2)), ("one night on one night off", Period.FromDays(2)), ("a night on a night off", Period.FromDays(2)),
        ("fortnightly", Period.FromWeeks(2)), ("every fortnight", Period.FromWeeks(2)), ("every other week", Period.FromWeeks(2)), ("alternate weeks", Period.FromWeeks(2)), ("biweekly", Period.FromWeeks(2)), ("bi weekly", Period.FromWeeks(2)),
        ("weekly", Period.FromWeeks(1)), ("every week", Period.FromWeeks(1)), ("each week", Period.FromWeeks(1)), ("monthly", Period.FromMonths(1)), ("every month", Period.FromMonths(1)), ("each month", Period.FromMonths(1)),
    ]);

    private static readonly PhraseTable<(int Least, int Most)> Counts = new(
    [
        ("once", (1, 1)), ("twice", (2, 2)), ("thrice", (3, 3)), ("once or twice", (1, 2)), ("twice or thrice", (2, 3)), ("a couple of times", (2, 2)), ("couple of times", (2, 2)), ("a couple times", (2, 2)), ("one time", (1, 1)),
        ("1 or twice", (1, 2)), ("once to twice", (1, 2)), ("once or two times", (1, 2)),
    ]);

    private static readonly PhraseTable<Period> InPeriod = new(
    [
        ("a day", Period.FromDays(1)), ("per day", Period.FromDays(1)), ("each day", Period.FromDays(1)), ("every day", Period.FromDays(1)), ("daily", Period.FromDays(1)), ("a night", Period.FromDays(1)), ("per night", Period.FromDays(1)),
        ("a week", Period.FromWeeks(1)), ("per week", Period.FromWeeks(1)), ("each week", Period.FromWeeks(1)), ("every week", Period.FromWeeks(1)), ("weekly", Period.FromWeeks(1)), ("in a week", Period.FromWeeks(1)), ("week", Period.FromWeeks(1)), ("/ week", Period.FromWeeks(1)), ("the week", Period.FromWeeks(1)), ("/ day", Period.FromDays(1)),
        ("a month", Period.FromMonths(1)), ("per month", Period.FromMonths(1)), ("each month", Period.FromMonths(1)), ("every month", Period.FromMonths(1)), ("monthly", Period.FromMonths(1)), ("in a month", Period.FromMonths(1)),
        ("a fortnight", Period.FromWeeks(2)), ("every fortnight", Period.FromWeeks(2)), ("per fortnight", Period.FromWeeks(2)), ("every two weeks", Period.FromWeeks(2)), ("every 2 weeks", Period.FromWeeks(2)), ("every other day", Period.FromDays(2)), ("every other week", Period.FromWeeks(2)),
    ]);

    public static bool Find(TimeTokens tokens, int at, out int end, out RecurrenceExpression recurrence)
    {
        recurrence = null!;
        var (least, most) = (1, 1);
        if (!FindEvery(tokens, at, out end, out var every, out var days) && !FindFrequency(tokens, at, out end, out every, out least, out most)) return false;
        if (days is null)
        {
            var from = tokens.Text(end) is "on" or ":" or "," ? end + 1 : end;
            if (from > end && WeekdayRule.Find(tokens, from, true, out var behind, out var said)) (days, end) = (said, behind);
        }

        recurrence = new(tokens[at].Start, tokens[end - 1].End, every, least, most, days, null);
        return true;
    }

    /// <summary>"every other night", "every 3 days", "every second Tuesday".</summary>
    private static bool FindEvery(TimeTokens tokens, int at, out int end, out Period every, out WeekdayExpression? days)
    {
        days = null;
        if (Named.Find(tokens, at, out end, out every)) return true;
        var isAlternate = tokens.Text(at) is "alternate" or "alternating";
        if (!isAlternate && tokens.Text(at) is not ("every" or "each")) return false;
        var count = 2;
        var from = at + 1;
        if (!isAlternate && !tokens.Is(from, "other"))
        {
            if (NumberRule.FindOrdinal(tokens, from, out var behind, out var ordinal, out _)) (count, from) = (ordinal, behind);
            else if (NumberRule.Find(tokens, from, out behind, out var number)) (count, from) = (number, behind);
            else if (tokens.Is(from, "couple", "of")) from += 2;
            else if (tokens.Is(from, "few")) (count, from) = (3, from + 1);
            else return false;
        }
        else if (!isAlternate)
        {
            from++;
        }

        if (count is < 1 or > 366) return false;
        if (WeekdayRule.Find(tokens, from, false, out end, out days))
        {
            every = Period.FromWeeks(count);
            return true;
        }

        var unit = tokens.Lexeme(from).Unit;
        end = from + 1;
        every = unit switch
        {
            TimeUnit.Day => Period.FromDays(count),
            TimeUnit.Week => Period.FromWeeks(count),
            TimeUnit.Fortnight => Period.FromWeeks(2 * count),
            TimeUnit.Month => Period.FromMonths(count),
            TimeUnit.None when tokens.Lexeme(from).Part is not DayPart.None => Period.FromDays(count),
            _ => Period.Zero,
        };
        return every != Period.Zero;
    }

    /// <summary>"twice a week", "3-4 times a week", "2x week", "once every 3 days".</summary>
    private static bool FindFrequency(TimeTokens tokens, int at, out int end, out Period every, out int least, out int most)
    {
        (every, most) = (Period.Zero, 0);
        if (Counts.Find(tokens, at, out end, out var counts))
        {
            (least, most) = counts;
        }
        else
        {
            if (!NumberRule.Find(tokens, at, out end, out least) || least < 1) return false;
            most = least;
            var from = tokens.Is(end, "x") && tokens.Text(end + 1) is "-" or "to" or "or" ? end + 1 : end;
            if (tokens.Text(from) is "-" or "to" or "or" && NumberRule.Find(tokens, from + 1, out var behind, out var second)) (most, end) = (second, behind);
            if (tokens.Text(end) is "times" or "time" or "x" or "nights" or "evenings" or "mornings") end++;
            else if (tokens.Is(end, "day") && tokens.Text(end + 1) is "a" or "per") end++;
            else return false;
        }

        if (InPeriod.Find(tokens, end, out var periodEnd, out every))
        {
            end = periodEnd;
            return true;
        }

        if (tokens.Text(end) is not ("every" or "each") || !FindEvery(tokens, end, out end, out every, out _)) return false;
        return true;
    }
}
