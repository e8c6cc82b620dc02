namespace PoreRoutine.Understanding.Time;

[Flags]
internal enum SlotKinds
{
    None = 0,
    Dates = 1,
    Weekdays = 2,
    Times = 4,
    Durations = 8,
    Until = 16,
    Zones = 32,

    /// <summary>Of several dates one is asked about, the last that is not told of as past; or a row of them, "tomorrow or friday".</summary>
    OneDate = 64,

    /// <summary>A date that is named by its weekday gives that weekday.</summary>
    DatesAsWeekdays = 128,
}
