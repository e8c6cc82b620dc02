using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using PoreRoutine.Understanding;
using PoreRoutine.Understanding.Time;

namespace PoreRoutine.Bot.Understanding;

/// <summary>A request as it is kept for what leans on it: "and the mask?".</summary>
/// <param name="Intent">One of <see cref="Intents"/>.</param>
/// <param name="Steps">Ids of the steps that it named; null if none.</param>
/// <param name="Dates">Its dates, ISO; null if none.</param>
/// <param name="Weekdays">Its weekdays, 1 for Monday to 7; null if none.</param>
/// <param name="Times">Its clock times, ISO; null if none.</param>
/// <param name="Once">When the reminders that it set come, ISO instants; null if it set none that come once.</param>
internal sealed record PastRequest(string Intent, string[]? Steps = null, string[]? Dates = null, int[]? Weekdays = null, string[]? Times = null, string[]? Once = null)
{
    private static readonly LocalTimePattern s_time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>The request that a reading is; null if it is none.</summary>
    public static PastRequest? Of(Reading reading) => reading is { Intent: { } intent, Slots: var slots }
        ? new(
            intent,
            Kept(slots.Steps, step => step),
            Kept(slots.Time.Dates.Values, LocalDatePattern.Iso.Format),
            Kept(slots.Time.Weekdays.Values, day => (int)day),
            Kept(slots.Time.Times.Values, s_time.Format))
        : null;

    /// <summary>What it said, with what is said now in place of it.</summary>
    public RequestSlots With(RequestSlots said)
    {
        var time = said.Time;
        if (!time.Dates.IsSaid && !time.Weekdays.IsSaid)
        {
            time = time with
            {
                Dates = Slot([.. (Dates ?? []).Select(LocalDatePattern.Iso.Parse).Where(date => date.Success).Select(date => date.Value)]),
                Weekdays = Slot([.. (Weekdays ?? []).Select(day => (IsoDayOfWeek)day)]),
            };
        }

        if (!time.Times.IsSaid)
        {
            time = time with { Times = Slot([.. (Times ?? []).Select(s_time.Parse).Where(clock => clock.Success).Select(clock => clock.Value)]) };
        }

        return new RequestSlots(said.Steps.IsEmpty ? [.. Steps ?? []] : said.Steps, time);
    }

    private static TKept[]? Kept<T, TKept>(ImmutableArray<T> values, Func<T, TKept> keep) => values.IsEmpty ? null : [.. values.Select(keep)];

    private static Slot<T> Slot<T>(ImmutableArray<T> values) => new(values, IsChoice: false);
}
