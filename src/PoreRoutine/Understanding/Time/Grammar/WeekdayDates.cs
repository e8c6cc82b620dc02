using System.Collections.Immutable;
using NodaTime;

namespace PoreRoutine.Understanding.Time.Grammar;

/// <summary>Which dates a weekday can mean.</summary>
internal static class WeekdayDates
{
    /// <summary>The nearest one from today on. Said on that very day it may be today or a week on.</summary>
    public static ImmutableArray<LocalDate> Ahead(LocalDate today, IsoDayOfWeek day) =>
        today.DayOfWeek == day ? [today, today.PlusWeeks(1)] : [today.Next(day)];

    /// <summary>The nearest one up to today. Said on that very day it may be today or a week ago.</summary>
    public static ImmutableArray<LocalDate> Behind(LocalDate today, IsoDayOfWeek day) =>
        today.DayOfWeek == day ? [today, today.PlusWeeks(-1)] : [today.Previous(day)];

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
