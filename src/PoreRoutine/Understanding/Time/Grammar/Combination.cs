using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;

namespace PoreRoutine.Understanding.Time.Grammar;

/// <summary>Makes one of expressions that belong together: "until" with its day, a recurrence with its time.</summary>
internal static class Combination
{
    private const int MostFill = 6;

    /// <summary>Between "until" and its day.</summary>
    private static readonly FrozenSet<string> Fill = FrozenSet.Create(StringComparer.Ordinal,
        "after", "again", "are", "at", "back", "be", "come", "get", "gets", "fly", "home", "i", "ill", "im", "is", "it", "its", "leave", "like", "my", "of", "on",
        "return", "returns", "say",
        "sometime", "the", "then", "um", "we", "well", "were", "around", "about", "early", "mid", "late", "land", "maybe", "least");

    private static readonly FrozenSet<string> BetweenTimes = FrozenSet.Create(StringComparer.Ordinal, "at", "on", "around", "about", "by", ",", "for", "-");

    public static List<Found> Apply(TimeTokens tokens, List<Found> found, LocalDate today)
    {
        for (var at = 0; at < found.Count; at++)
        {
            if (UntilOf(tokens, found[at], at > 0 ? found[at - 1].To : 0, today) is { } until) found[at] = until;
            if (at == 0 || Joined(tokens, found[at - 1], found[at]) is not { } joined) continue;
            found[at - 1] = joined;
            found.RemoveAt(at--);
        }

        return found;
    }

    /// <summary>The first day on which it is over, said by a day and "until", "through" or "until after".</summary>
    private static Found? UntilOf(TimeTokens tokens, Found day, int least, LocalDate today)
    {
        if (day.Expression is not (DateExpression or DateRangeExpression or WeekdayExpression)) return null;
        var isAfter = false;
        var from = day.From - 1;
        for (; from >= least && day.From - from <= MostFill; from--)
        {
            var word = tokens.Text(from);
            if (word is "until" or "through") break;
            if (!Fill.Contains(word)) return null;
            isAfter |= word is "after";
        }

        if (from < least || tokens.Text(from) is not ("until" or "through")) return null;
        if (tokens.Is(from, "through") && tokens.Text(from - 1) is ("me" or "us" or "it" or "go" or "run")) return null;
        var to = day.To;
        var isInclusive = tokens.Is(from, "through") || tokens.Text(to) is "inclusive" or "included" || tokens.Is(from - 1, "including");
        if (tokens.Text(to) is "inclusive" or "included") to++;
        return new(from, to, new UntilExpression(tokens[from].Start, tokens[to - 1].End, FirstDaysAfter(day.Expression, today, isAfter || isInclusive)));
    }

    /// <summary>The days on which it is over.</summary>
    /// <param name="isWhole">Whether the day or days that were said are still part of it.</param>
    public static ImmutableArray<LocalDate> FirstDaysAfter(TimeExpression day, LocalDate today, bool isWhole)
    {
        switch (day)
        {
            case DateExpression date:
                var later = date.Ahead.Where(reading => reading > today).ToImmutableArray();
                return [.. (later.Length > 0 ? later : date.Ahead).Select(reading => reading.PlusDays(isWhole ? 1 : 0))];
            case WeekdayExpression weekdays:
                var days = weekdays.IsChoice ? weekdays.Days : isWhole ? [weekdays.Days[^1]] : weekdays.Days[..1];
                return [.. days.Select(weekday => today.Next(weekday).PlusDays(isWhole ? 1 : 0))];
            case DateRangeExpression range:
                if (isWhole || range.IsItsEnd) return [range.Last.PlusDays(1)];
                if (range.First > today) return [range.First];

                // "until the weekend", said at the weekend, is until the next one.
                return [range.First.PlusDays(1) == range.Last ? range.First.PlusWeeks(1) : range.Last.PlusDays(1)];
            default:
                return [];
        }
    }

    /// <summary>"9pm every night", "every evening at half past nine".</summary>
    private static Found? Joined(TimeTokens tokens, Found first, Found second)
    {
        if (first.Expression is DateExpression one && second.Expression is DateExpression other && second.From == first.To + 1 && tokens.Is(first.To, "or"))
        {
            return new(first.From, second.To, one with { End = other.End, Ahead = [.. one.Ahead, .. other.Ahead], Behind = [.. one.Behind, .. other.Behind] });
        }

        // "daily at 10 except Sundays"
        if (first.Expression is RecurrenceExpression { Every.Days: 1, Days: null } daily && second.Expression is WeekdayExpression without
            && Enumerable.Range(first.To, second.From - first.To).Any(at => WeekdayRule.FindExcept(tokens, at, out var exceptEnd, out _) && exceptEnd >= second.To - 1))
        {
            ImmutableArray<IsoDayOfWeek> left = [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day is not IsoDayOfWeek.None && !without.Days.Contains(day))];
            return new(first.From, second.To, daily with { End = without.End, Days = without with { Start = daily.Start, Days = left, IsRecurring = true } });
        }

        for (var between = first.To; between < second.From; between++)
        {
            if (!BetweenTimes.Contains(tokens.Text(between))) return null;
        }

        var joined = (first.Expression, second.Expression) switch
        {
            (RecurrenceExpression { Clock: null } recurrence, ClockExpression clock) => recurrence with { Clock = clock },
            (ClockExpression clock, RecurrenceExpression { Clock: null } recurrence) => recurrence with { Clock = clock },
            (RecurrenceExpression { Days: null, Every.Days: 0 } recurrence, WeekdayExpression days) when first.To < second.From => recurrence with { Days = days },
            (WeekdayExpression days, RecurrenceExpression { Days: null, Every.Weeks: > 0, MostTimes: 1 } recurrence) when first.To == second.From => recurrence with { Days = days },
            _ => null,
        };
        return joined is null ? null : new(first.From, second.To, joined with { Start = first.Expression.Start, End = second.Expression.End });
    }
}
