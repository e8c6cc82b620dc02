using System.Globalization;
using NodaTime;
using NodaTime.Text;
using PoreRoutine.Understanding.Time;

namespace PoreRoutine.Tests.Understanding.Time;

/// <summary>Tables of phrases ("phrase => what it says"), and what is found written as those tables write it.</summary>
internal static class Phrases
{
    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];

    /// <summary>The moments at which phrases are said; the locale is American unless "gb" follows.</summary>
    private static readonly Dictionary<string, LocalDateTime> Moments = new()
    {
        ["wed 20:00"] = new(2026, 3, 4, 20, 0),
        ["wed 23:50"] = new(2026, 3, 4, 23, 50),
        ["thu 00:30"] = new(2026, 3, 5, 0, 30),
        ["sun 19:30"] = new(2026, 3, 8, 19, 30),
    };

    public static TimeReference At(string moment)
    {
        var isBritish = moment.EndsWith(" gb", StringComparison.Ordinal);
        var local = Moments[isBritish ? moment[..^3] : moment];
        return new(local.InZoneStrictly(NewYork), isBritish ? "en-GB" : "en-US");
    }

    /// <summary>The lines of a table as cases: the moment, the phrase, what is expected.</summary>
    public static TheoryData<string, string, string> Cases(string table)
    {
        var cases = new TheoryData<string, string, string>();
        var moment = "wed 20:00";
        foreach (var line in table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] == '#')
            {
                moment = line[1..].Trim();
                continue;
            }

            var parts = line.Split("=>", StringSplitOptions.TrimEntries);
            cases.Add(moment, parts[0], parts[1]);
        }

        return cases;
    }

    /// <summary>What is found in a phrase, in order; "nothing" where that is so.</summary>
    public static string Found(string moment, string phrase) =>
        TimeExpressions.Recognize(phrase, At(moment)) is { Length: > 0 } found ? string.Join("; ", found.Select(Written)) : "nothing";

    public static string Slots(string intent, string moment, string phrase)
    {
        var slots = TimeSlots.Read(intent, phrase, At(moment));
        string[] said =
        [
            Slot("date", slots.Dates, Date), Slot("weekday", slots.Weekdays, Day), Slot("time", slots.Times, Time), Slot("duration", slots.Durations, length => length.ToString()),
            Slot("until", slots.Until, Date), Slot("zone", slots.Zones, zone => zone), slots.IsVague ? "vague" : "",
        ];
        var text = string.Join("; ", said.Where(slot => slot.Length > 0));
        return text.Length > 0 ? text : "nothing";
    }

    private static string Slot<T>(string name, Slot<T> slot, Func<T, string> written) =>
        slot.IsSaid ? $"{name} {string.Join(slot.IsChoice ? " or " : " and ", slot.Values.Select(written))}" : "";

    private static string Written(TimeExpression expression) => expression switch
    {
        ClockExpression clock => string.Join(clock.IsRange ? "-" : " or ", clock.Readings.Select(Time)),
        DateExpression date => string.Join(" or ", date.Ahead.Select(Date)),
        DateRangeExpression range => $"{Date(range.First)}..{Date(range.Last)}",
        WeekdayExpression weekdays => (weekdays.IsRecurring ? "every " : "") + string.Join(weekdays.IsChoice ? " or " : " ", weekdays.Days.Select(Day)),
        DurationExpression duration => string.Join(" or ", duration.Readings.Select(length => length.ToString())),
        RecurrenceExpression recurrence => Written(recurrence),
        UntilExpression until => "until " + string.Join(" or ", until.Readings.Select(Date)),
        ZoneExpression zone => string.Join(" or ", zone.Readings),
        _ => "vague",
    };

    private static string Written(RecurrenceExpression recurrence)
    {
        var times = (recurrence.LeastTimes, recurrence.MostTimes) switch
        {
            (1, 1) => "",
            var (least, most) when least == most => $"{most}x ",
            var (least, most) => $"{least}-{most}x ",
        };
        return $"{times}{recurrence.Every}{(recurrence.Days is { } days ? " on " + Written(days) : "")}{(recurrence.Clock is { } clock ? " at " + Written(clock) : "")}";
    }

    private static string Date(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private static string Time(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string Day(IsoDayOfWeek day) => Days[(int)day - 1];
}
