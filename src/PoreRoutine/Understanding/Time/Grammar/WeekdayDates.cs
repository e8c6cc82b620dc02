using System.Collections.Immutable;
using NodaTime;

namespace PoreRoutine.Understanding.Time.Grammar;

/// <summary>Which dates a weekday can mean.</summary>
internal static class WeekdayDates
{
    /// <summary>The nearest one from today on. Said on that very day it may be today or a week on; after midnight it is a week on.</summary>
    public static ImmutableArray<LocalDate> Ahead(TimeReference reference, IsoDayOfWeek day)
    {
        var today = reference.Today;
        return today.DayOfWeek != day ? [today.Next(day)]
            : reference.IsAfterMidnight ? [today.PlusWeeks(1)]
            : [today, today.PlusWeeks(1)];
    }

    /// <summary>The nearest one up to today. Said on that very day it may be today or a week ago; after midnight it is the evening that runs.</summary>
    public static ImmutableArray<LocalDate> Behind(TimeReference reference, IsoDayOfWeek day)
    {
        var today = reference.Today;
        return today.DayOfWeek != day ? [today.Previous(day)]
            : reference.IsAfterMidnight ? [today]
            : [today, today.PlusWeeks(-1)];
    }

    /// <summary>
    /// "Next Friday": some mean the coming one, some that of next week. Nobody calls today or tomorrow so.
    /// </summary>
    public static ImmutableArray<LocalDate> Next(LocalDate today, IsoDayOfWeek day)
    {
        var coming = today.Next(day);
        var ofNextWeek = InWeek(today.PlusWeeks(1), day);
        return coming == ofNextWeek ? [coming]
            : coming == today.PlusDays(1) ? [ofNextWeek]
            : [coming, ofNextWeek];
    }

    /// <summary>The weekday in the week, Monday to Sunday, that <paramref name="date"/> is in.</summary>
    public static LocalDate InWeek(LocalDate date, IsoDayOfWeek day) => date.PlusDays(day - date.DayOfWeek);
}
