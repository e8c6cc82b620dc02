using NodaTime;
using PoreRoutine.Routine;

namespace PoreRoutine.Understanding.Time;

/// <summary>When, where and in which culture something is said: what relative and short expressions are read by.</summary>
/// <param name="Now">The moment, in the zone of the one who speaks.</param>
/// <param name="Locale">A BCP 47 tag such as <c>en-US</c>; it decides whether 6/7 is in June or in July. Empty: day first.</param>
public sealed record TimeReference(ZonedDateTime Now, string Locale)
{
    /// <summary>Where the month is written before the day; everywhere else it is the other way round.</summary>
    private static readonly string[] MonthFirstRegions = ["AS", "FM", "GU", "MH", "MP", "PH", "PR", "PW", "UM", "US", "VI"];

    /// <summary>Today: the evening that runs at <see cref="Now"/>, so at 00:30 on Thursday still Wednesday.</summary>
    public LocalDate Today { get; } = Evening.Of(Now.ToInstant(), Now.Zone);

    /// <summary>Whether the calendar is a day ahead of <see cref="Today"/>: the weekday of the running evening already sounds like yesterday.</summary>
    internal bool IsAfterMidnight { get; } = Now.TimeOfDay < Evening.Turn;

    /// <summary>Whether 6/7 is 7 June. A tag that names English and no region is taken for American English.</summary>
    internal bool IsMonthFirst { get; } =
        Locale.Equals("en", StringComparison.OrdinalIgnoreCase)
        || Locale.Split('-', '_').Skip(1).Any(part => MonthFirstRegions.Contains(part, StringComparer.OrdinalIgnoreCase));
}
