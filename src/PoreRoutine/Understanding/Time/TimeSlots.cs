using System.Collections.Immutable;
using NodaTime;

namespace PoreRoutine.Understanding.Time;

/// <summary>What a request says about time.</summary>
/// <param name="Dates">Evenings, named by the date on which they begin; today is among them where it was said.</param>
/// <param name="Weekdays">Weekdays, of every week or of the next that comes.</param>
/// <param name="Times">Local clock times; those before 04:00 belong to the evening before.</param>
/// <param name="Durations">Lengths of time.</param>
/// <param name="Until">The first day on which it is over.</param>
/// <param name="Zones">Ids of the tz database.</param>
/// <param name="Recurrence">How often; null where it was not said.</param>
/// <param name="IsVague">Whether a time was said that only the client knows ("later"), and nothing more definite: ask.</param>
public sealed record TimeSlots(
    Slot<LocalDate> Dates,
    Slot<IsoDayOfWeek> Weekdays,
    Slot<LocalTime> Times,
    Slot<Period> Durations,
    Slot<LocalDate> Until,
    Slot<string> Zones,
    RecurrenceExpression? Recurrence,
    bool IsVague)
{
    /// <summary>Nothing was said about time.</summary>
    public static readonly TimeSlots None = new(
        Slot<LocalDate>.Unsaid, Slot<IsoDayOfWeek>.Unsaid, Slot<LocalTime>.Unsaid, Slot<Period>.Unsaid, Slot<LocalDate>.Unsaid, Slot<string>.Unsaid, null, false);

    /// <summary>What <paramref name="text"/> says of the slots that <paramref name="intent"/> has; of what it says no longer ("10 instead of 9") nothing.</summary>
    /// <param name="intent">One of <see cref="Intents"/>; one without slots of time gives <see cref="None"/>.</param>
    /// <param name="text">What was said.</param>
    /// <param name="reference">When, where and in which culture.</param>
    public static TimeSlots Read(string intent, string text, TimeReference reference) => TimeSlotReader.Read(intent, text, reference);

    /// <summary>The weekdays that <paramref name="text"/> names, if it is only to say that they will not do: "I can't do Sundays". Empty otherwise.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="reference">When, where and in which culture.</param>
    public static ImmutableArray<IsoDayOfWeek> RefusedDays(string text, TimeReference reference) => TimeSlotReader.RefusedDays(text, reference);
}
