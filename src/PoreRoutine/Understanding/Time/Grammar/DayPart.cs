namespace PoreRoutine.Understanding.Time.Grammar;

/// <summary>The part of the day that a clock time is in; the evening includes the night.</summary>
internal enum DayPart
{
    None,
    Morning,
    Afternoon,
    Evening,
}
