using NodaTime;
using NodaTime.Text;
using NodaTime.TimeZones;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Evaluation;

/// <summary>Whether slots say the same: lists as sets, durations and zones by value, a weekday as the evening it names, today as no date at all.</summary>
/// <param name="Today">The evening that relative dates start from.</param>
internal sealed record SlotEquality(LocalDate Today)
{
    private const int DaysOfWeek = 7;

    private static readonly Dictionary<string, string> s_singular = new(StringComparer.Ordinal) { ["steps"] = "step", ["weekdays"] = "weekday" };

    /// <summary>Compares what is expected with what was read.</summary>
    /// <param name="intent">The intent whose slots they are.</param>
    /// <param name="expected">One side.</param>
    /// <param name="read">The other.</param>
    public bool AreEqual(string intent, IReadOnlyDictionary<string, SlotValue> expected, IReadOnlyDictionary<string, SlotValue> read)
    {
        var (first, second) = (ByName(expected), ByName(read));
        NameEvenings(intent, first, second);
        NameEvenings(intent, second, first);
        return first.Count == second.Count && first.All(slot => second.TryGetValue(slot.Key, out var values) && slot.Value.SetEquals(values));
    }

    private Dictionary<string, HashSet<string>> ByName(IReadOnlyDictionary<string, SlotValue> slots)
    {
        var byName = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var (key, value) in slots)
        {
            var name = s_singular.GetValueOrDefault(key, key);
            var texts = value.Texts.Select(text => ByValue(name, text)).ToHashSet(StringComparer.Ordinal);
            if (name != "date" || !texts.SetEquals([LocalDatePattern.Iso.Format(Today)]))
            {
                byName[name] = texts;
            }
        }

        return byName;
    }

    private static string ByValue(string name, string text) => name switch
    {
        "duration" when PeriodPattern.Roundtrip.Parse(text).TryGetValue(Period.Zero, out var length) => PeriodPattern.NormalizingIso.Format(length),
        "zone" when TzdbDateTimeZoneSource.Default.CanonicalIdMap.TryGetValue(text, out var zone) => zone,
        _ => text,
    };

    /// <summary>Turns the weekdays of one side into the dates of the other where these are the same evenings.</summary>
    private void NameEvenings(string intent, Dictionary<string, HashSet<string>> weekdays, Dictionary<string, HashSet<string>> dates)
    {
        if (weekdays.ContainsKey("date") || dates.ContainsKey("weekday") || !dates.TryGetValue("date", out var evenings) || !weekdays.TryGetValue("weekday", out var days))
        {
            return;
        }

        if (evenings.Select(evening => NameOf(intent, evening)).ToHashSet(StringComparer.Ordinal).SetEquals(days))
        {
            weekdays.Remove("weekday");
            weekdays["date"] = evenings;
        }
    }

    /// <summary>The weekday by which an evening may be named today: a diary's lies behind or, to be skipped, ahead; every other lies ahead.</summary>
    private string NameOf(string intent, string evening)
    {
        if (!LocalDatePattern.Iso.Parse(evening).TryGetValue(default, out var date))
        {
            return evening;
        }

        var away = Period.DaysBetween(Today, date);
        var isNear = intent switch
        {
            Intents.DiaryDone or Intents.DiaryLast => away is <= 0 and >= -DaysOfWeek,
            Intents.DiarySkip => Math.Abs(away) <= DaysOfWeek,
            _ => away is >= 0 and <= DaysOfWeek,
        };
        return isNear ? NamedSlots.Weekday(date.DayOfWeek) : evening;
    }
}
