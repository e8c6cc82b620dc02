using System.Collections.Frozen;
using PoreRoutine.Understanding.Time.Grammar;

namespace PoreRoutine.Understanding.Time;

/// <summary>Which slots of time an intent has, and how its texts are read.</summary>
/// <param name="Slots">The slots.</param>
/// <param name="Tense">Where its days lie; null: where the words say.</param>
/// <param name="Expectations">What its texts are scanned for.</param>
internal sealed record SlotRules(SlotKinds Slots, Tense? Tense, Expectations Expectations)
{
    public static readonly FrozenDictionary<string, SlotRules> ByIntent = new Dictionary<string, SlotRules>(StringComparer.Ordinal)
    {
        [Intents.AgendaShow] = new(SlotKinds.Dates | SlotKinds.Weekdays, Time.Tense.Future, new()),
        [Intents.AgendaMayI] = new(SlotKinds.Dates | SlotKinds.OneDate, Time.Tense.Future, new()),
        [Intents.DiaryDone] = new(SlotKinds.Dates, Time.Tense.Past, new()),
        [Intents.DiarySkip] = new(SlotKinds.Dates, null, new()),
        [Intents.PlanMove] = new(SlotKinds.Weekdays | SlotKinds.DatesAsWeekdays, Time.Tense.Future, new(IsMove: true)),
        [Intents.ReminderSet] = new(SlotKinds.Dates | SlotKinds.Weekdays | SlotKinds.Times | SlotKinds.Durations, Time.Tense.Future, new(BareNumber.ClockTime)),
        [Intents.ReminderSnooze] = new(SlotKinds.Times | SlotKinds.Durations, Time.Tense.Future, new(BareNumber.Minutes)),
        [Intents.ReminderPause] = new(SlotKinds.Until, Time.Tense.Future, new()),
        [Intents.ZoneSet] = new(SlotKinds.Zones, Time.Tense.Future, new(IsZoneExpected: true)),
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
