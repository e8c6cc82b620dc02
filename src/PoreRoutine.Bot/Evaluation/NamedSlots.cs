using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using PoreRoutine.Understanding;
using PoreRoutine.Understanding.Time;

namespace PoreRoutine.Bot.Evaluation;

/// <summary>Slots by the names that evaluation files give them. A date is left out where it is today: that is what no date means.</summary>
internal static class NamedSlots
{
    private static readonly LocalTimePattern s_time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>The slots that something was said of. Readings of which one is meant are a list under the singular name.</summary>
    public static OrderedDictionary<string, SlotValue> From(RequestSlots slots, LocalDate today)
    {
        var named = new OrderedDictionary<string, SlotValue>(StringComparer.Ordinal);
        Add("step", "steps", [.. slots.Steps], isChoice: false);
        if (!slots.Time.Dates.Values.SequenceEqual([today]))
        {
            Slot("date", "date", slots.Time.Dates, LocalDatePattern.Iso.Format);
        }

        Slot("weekday", "weekdays", slots.Time.Weekdays, Weekday);
        Slot("time", "time", slots.Time.Times, s_time.Format);
        Slot("duration", "duration", slots.Time.Durations, PeriodPattern.NormalizingIso.Format);
        Slot("until", "until", slots.Time.Until, LocalDatePattern.Iso.Format);
        Slot("zone", "zone", slots.Time.Zones, zone => zone);
        return named;

        void Slot<T>(string one, string several, Slot<T> slot, Func<T, string> format) => Add(one, several, [.. slot.Values.Select(format)], slot.IsChoice);

        void Add(string one, string several, ImmutableArray<string> texts, bool isChoice)
        {
            if (texts.Length > 0)
            {
                named.Add(texts.Length > 1 && !isChoice ? several : one, new SlotValue(texts, texts.Length > 1));
            }
        }
    }

    /// <summary>A weekday's name in evaluation files.</summary>
    public static string Weekday(IsoDayOfWeek day) => day.ToString().ToLowerInvariant();
}
