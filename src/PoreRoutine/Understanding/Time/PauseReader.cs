using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using PoreRoutine.Understanding.Time.Grammar;

namespace PoreRoutine.Understanding.Time;

/// <summary>Reads the first day on which reminders come again from a request for a pause.</summary>
internal static class PauseReader
{
    private const int Near = 4;

    private static readonly FrozenSet<string> Returning = FrozenSet.Create(StringComparer.Ordinal,
        "again", "back", "before", "continue", "home", "restart", "resume", "return", "returning", "start", "starting", "unpause", "begin", "returns", "reactivate",
        "from");

    private static readonly FrozenSet<string> ReturningBehind = FrozenSet.Create(StringComparer.Ordinal,
        "again", "continue", "onwards", "restart", "resume", "start", "unpause");

    public static Slot<LocalDate> Read(Said said, LocalDate today)
    {
        var readings = Readings(said, today);
        return new(readings, readings.Length > 1);
    }

    private static ImmutableArray<LocalDate> Readings(Said said, LocalDate today)
    {
        var untils = said.Of<UntilExpression>();
        if (untils.Count > 0) return untils[^1].Readings;

        var days = said.Found.FindAll(one => one.Expression is DateExpression or WeekdayExpression or DateRangeExpression);
        if (days.FindLast(one => IsReturn(said.Tokens, one)) is { } back) return Combination.FirstDaysAfter(back.Expression, today, IsAfter(said.Tokens, back));
        if (EndOfSpan(said.Tokens, days) is { Expression: WeekdayExpression range }) return [today.Next(range.Days[^1])];
        if (EndOfSpan(said.Tokens, days) is { } end) return Combination.FirstDaysAfter(end.Expression, today, false);
        if (days.FindLast(one => IsAfter(said.Tokens, one)) is { } after) return Combination.FirstDaysAfter(after.Expression, today, true);
        if (said.Of<DurationExpression>() is [.., var duration] && duration.Readings.All(length => InDays(length) != Period.Zero))
        {
            var start = days is [var day] && IsStart(said.Tokens, day) ? Combination.FirstDaysAfter(day.Expression, today, false)[0] : today;
            return [.. duration.Readings.Select(length => start + InDays(length))];
        }

        return days is [.., var last] ? Whole(last.Expression, today) : [];
    }

    /// <summary>"back on Monday", "from Monday again", "before Saturday", "start again on the 8th".</summary>
    private static bool IsReturn(TimeTokens tokens, Found day)
    {
        if (ReturningBehind.Contains(tokens.Text(day.To)) || tokens.Is(day.To, "on") && tokens.Is(day.From - 1, "from")) return true;
        for (var at = day.From - 1; at >= Math.Max(0, day.From - Near); at--)
        {
            if (tokens.IsMark(at)) return false;
            if (tokens.Text(at) is not "from" and not "start" and not "starting" && Returning.Contains(tokens.Text(at))) return true;
            if (tokens.Text(at) is "start" && tokens.Text(at + 1) is "again" or "up" or "reminding" or "pinging" or "them") return true;
        }

        return false;
    }

    private static bool IsAfter(TimeTokens tokens, Found day) => tokens.Is(day.From - 1, "after") || tokens.Is(day.From - 2, "after") && tokens.Is(day.From - 1, "the");

    private static bool IsStart(TimeTokens tokens, Found day) => tokens.Text(day.From - 1) is "from" or "starting" or "on" || tokens.Text(day.To) is "for";

    /// <summary>"from the 10th to the 20th", "between now and the 15th".</summary>
    private static Found? EndOfSpan(TimeTokens tokens, List<Found> days) => days.FindLast(one =>
        one.Expression is WeekdayExpression && IsSpan(tokens, one)
        || tokens.Text(one.From - 1) is "to" or "-" && (days.Count > 1 && days[0] != one || tokens[one.From - 2].IsDigits)
        || tokens.Is(one.From - 1, "and") && Enumerable.Range(0, one.From).Any(at => tokens.Is(at, "between")));

    private static bool IsSpan(TimeTokens tokens, Found weekdays) => Enumerable.Range(weekdays.From, weekdays.To - weekdays.From).Any(at => tokens.Text(at) is "to" or "-" or "until");

    /// <summary>Whole days: of hours those that make a day.</summary>
    private static Period InDays(Period length) => length.Hours >= 12
        ? Period.FromDays((int)((length.Hours + 12) / 24))
        : Period.FromDays(length.Days) + Period.FromWeeks(length.Weeks) + Period.FromMonths(length.Months);

    /// <summary>No reminders on these days: from the one after them on.</summary>
    private static ImmutableArray<LocalDate> Whole(TimeExpression day, LocalDate today) => day switch
    {
        DateExpression date => [.. date.Ahead.Select(reading => reading.PlusDays(1))],

        // On its last day "this week" hardly is what is left of it.
        DateRangeExpression range when range.Last == today && range.First.PlusDays(6) == today => [today.PlusDays(1), today.PlusDays(8)],
        _ => Combination.FirstDaysAfter(day, today, true),
    };
}
