using NodaTime;

namespace PoreRoutine.Understanding.Time;

/// <summary>How often: "nightly", "every other night", "twice a week", "9pm every night".</summary>
/// <param name="Start"><inheritdoc cref="TimeExpression" path="/param[@name='Start']"/></param>
/// <param name="End"><inheritdoc cref="TimeExpression" path="/param[@name='End']"/></param>
/// <param name="Every">The period it comes in, in days, weeks or months.</param>
/// <param name="LeastTimes">How many times in that period, at least; 1 or more.</param>
/// <param name="MostTimes">How many times in that period, at most.</param>
/// <param name="Days">On which weekdays, where they are said.</param>
/// <param name="Clock">At what time, where it is said beside it.</param>
public sealed record RecurrenceExpression(
    int Start,
    int End,
    Period Every,
    int LeastTimes,
    int MostTimes,
    WeekdayExpression? Days,
    ClockExpression? Clock) : TimeExpression(Start, End)
{
    /// <summary>True for once a day, at whatever time: "nightly", "every evening at 9".</summary>
    public bool IsDaily => Days is null && LeastTimes == 1 && Every is { Days: 1, Weeks: 0, Months: 0 };
}
