namespace PoreRoutine.Understanding.Time.Grammar;

/// <summary>A time as the words say it, before it is known which half of the day is meant.</summary>
/// <param name="Minutes">After midnight or, where <paramref name="IsExact"/> is not set, after either twelve o'clock.</param>
/// <param name="IsExact">Whether the words say it for the whole day: "21:00", "9pm", "noon".</param>
/// <param name="IsSure">Whether it can be nothing but a clock time; "9" by itself can.</param>
/// <param name="IsRough">Whether it is near it: "9ish".</param>
internal readonly record struct ClockFace(int Minutes, bool IsExact, bool IsSure, bool IsRough = false)
{
    public const int HalfDay = 12 * 60;
    public const int Day = 24 * 60;

    /// <summary>As a face of twelve hours or, where the hour is none of those, of the whole day.</summary>
    public static ClockFace Of(int hour, int minute, bool isSure) =>
        hour is >= 1 and <= 12 ? new(hour % 12 * 60 + minute, false, isSure) : new((hour % 24 * 60) + minute, true, isSure);

    public ClockFace In(DayPart part) => IsExact ? this : new(Minutes + (IsAfternoon(part) ? HalfDay : 0), true, true, IsRough);

    /// <summary>This face some minutes earlier or later.</summary>
    public ClockFace Plus(int minutes)
    {
        var length = IsExact ? Day : HalfDay;
        return this with { Minutes = (Minutes + minutes + length) % length, IsSure = true };
    }

    /// <summary>The evening's own hours: from four in the afternoon to eleven, and then to three at night.</summary>
    private bool IsAfternoon(DayPart part) => part switch
    {
        DayPart.Morning => false,
        DayPart.Afternoon => true,
        _ => Minutes >= 4 * 60,
    };
}
