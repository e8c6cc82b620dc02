using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Recognizers.Text;
using Microsoft.Recognizers.Text.DataTypes.TimexExpression;
using NodaTime;
using NodaTime.Text;

namespace PoreRoutine.Understanding.Time;

/// <summary>
/// <see cref="TimeExpressions"/> by the contracts of Microsoft.Recognizers.Text: results carry type names and resolution
/// values as its date-time model shapes them. Safe for use by many threads, but not while the culture is being changed.
/// </summary>
/// <param name="reference">When, where and in which culture the queries are said.</param>
public sealed class TimeModel(TimeReference reference) : IModel
{
    private TimeReference reference = reference;

    private const string NotResolved = "not resolved";

    /// <inheritdoc/>
    public string ModelTypeName => "datetimeV2";

    /// <inheritdoc/>
    public string Culture => reference.Locale;

    /// <inheritdoc/>
    public string RequestedCulture => reference.Locale;

    /// <inheritdoc/>
    public void SetCultureInfo(string culture, string? requestedCulture = null) => reference = new(reference.Now, requestedCulture ?? culture);

    /// <summary>One result for each expression that has a value; what is vague has none. <see cref="ModelResult.End"/> is inclusive, as everywhere in that library.</summary>
    public List<ModelResult> Parse(string query) =>
    [
        .. TimeExpressions.Recognize(query, reference)
            .Select(expression => (Expression: expression, Values: Values(expression)))
            .Where(pair => pair.Values.Count > 0)
            .Select(pair => new ModelResult
            {
                Text = query[pair.Expression.Start..pair.Expression.End],
                Start = pair.Expression.Start,
                End = pair.Expression.End - 1,
                TypeName = $"{ModelTypeName}.{pair.Values[0][ResolutionKey.Type]}",
                Resolution = new() { [ResolutionKey.ValueSet] = pair.Values },
            }),
    ];

    private List<Dictionary<string, string>> Values(TimeExpression expression) => expression switch
    {
        ClockExpression { IsRange: true, Readings: [var from, var to, ..] } => [TimeRange(from, to)],
        ClockExpression clock => [.. clock.Spelled.Select(time => Resolved(Timex(time)))],
        DateExpression date => [.. date.Behind.Concat(date.Ahead).Distinct().Order().Select(day => Resolved(TimexProperty.FromDate(day.ToDateTimeUnspecified())))],
        DateRangeExpression range => [Range(range.First, range.Last.PlusDays(1))],
        WeekdayExpression { IsRecurring: true } weekdays => [.. weekdays.Days.Select(day => Set(Timex(day).TimexValue))],
        WeekdayExpression weekdays => [.. weekdays.Days.SelectMany(Weekday)],
        DurationExpression duration => [.. duration.Readings.Select(length => Resolved(Timex(length)))],
        RecurrenceExpression recurrence => Recurrence(recurrence),
        UntilExpression until => [.. until.Readings.Select(Until)],
        ZoneExpression zone => [.. zone.Readings.Select(id => Entry("timezone", "", id))],
        _ => [],
    };

    private IEnumerable<Dictionary<string, string>> Weekday(IsoDayOfWeek day)
    {
        // TimexResolver leaves out the day itself: said on Sunday, "Sunday" is last Sunday or next to it.
        var timex = Timex(day).TimexValue;
        var today = reference.Today;
        LocalDate[] dates = today.DayOfWeek == day ? [today.PlusWeeks(-1), today, today.PlusWeeks(1)] : [today.Previous(day), today.Next(day)];
        return dates.Select(date => Entry("date", timex, Iso(date)));
    }

    private static List<Dictionary<string, string>> Recurrence(RecurrenceExpression recurrence)
    {
        var time = recurrence.Clock is { } clock ? Timex(clock.Readings[0]).TimexValue : "";
        var sets = recurrence.Days is { } weekdays
            ? weekdays.Days.Select(day => Set(Timex(day).TimexValue + time)).ToList()
            : [Set(Timex(recurrence.Every).TimexValue + time)];
        foreach (var set in sets)
        {
            if (recurrence.Days is not null && recurrence.Every != Period.FromWeeks(1)) set["interval"] = PeriodPattern.Roundtrip.Format(recurrence.Every);
            if (recurrence.MostTimes == 1) continue;
            var least = recurrence.LeastTimes == recurrence.MostTimes ? "" : Invariant($"{recurrence.LeastTimes}-");
            set["freq"] = Invariant($"{least}{recurrence.MostTimes}X");
        }

        return sets;
    }

    private static Dictionary<string, string> Until(LocalDate day)
    {
        var entry = Entry("daterange", TimexProperty.FromDate(day.ToDateTimeUnspecified()).TimexValue, null);
        entry["Mod"] = "before";
        entry["end"] = Iso(day);
        return entry;
    }

    private static Dictionary<string, string> Range(LocalDate from, LocalDate to)
    {
        var days = Period.Between(from, to, PeriodUnits.Days).Days;
        var entry = Entry("daterange", Invariant($"({Iso(from)},{Iso(to)},P{days}D)"), null);
        (entry["start"], entry["end"]) = (Iso(from), Iso(to));
        return entry;
    }

    private static Dictionary<string, string> TimeRange(LocalTime from, LocalTime to)
    {
        var minutes = (Period.Between(from, to, PeriodUnits.Minutes).Minutes + 24 * 60) % (24 * 60);
        var entry = Entry("timerange", Invariant($"({Timex(from).TimexValue},{Timex(to).TimexValue},PT{minutes}M)"), null);
        (entry["start"], entry["end"]) = (Resolved(Timex(from))[ResolutionKey.Value], Resolved(Timex(to))[ResolutionKey.Value]);
        return entry;
    }

    private static Dictionary<string, string> Resolved(TimexProperty timex)
    {
        var value = TimexResolver.Resolve([timex.TimexValue]).Values[0];
        return Entry(value.Type, value.Timex, value.Value);
    }

    private static Dictionary<string, string> Set(string timex) => Entry("set", timex, NotResolved);

    private static Dictionary<string, string> Entry(string type, string timex, string? value)
    {
        var entry = new Dictionary<string, string>(StringComparer.Ordinal) { ["timex"] = timex, [ResolutionKey.Type] = type };
        if (value is not null) entry[ResolutionKey.Value] = value;
        return entry;
    }

    private static TimexProperty Timex(LocalTime time) => new() { Hour = time.Hour, Minute = time.Minute, Second = 0 };

    private static TimexProperty Timex(IsoDayOfWeek day) => new() { DayOfWeek = (int)day };

    private static TimexProperty Timex(Period length) => length switch
    {
        { Months: > 0 } => new() { Months = length.Months },
        { Weeks: > 0 } => new() { Weeks = length.Weeks },
        { Days: > 0 } => new() { Days = length.Days },
        { Hours: > 0 } => new() { Hours = length.Hours },
        { Minutes: > 0 } => new() { Minutes = length.Minutes },
        _ => new() { Seconds = length.Seconds },
    };

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
