using System.Collections.Immutable;
using NodaTime;

namespace PoreRoutine.Understanding.Time;

/// <summary>Weekdays: "sun", "mon &amp; thurs", "weeknights", "every day except Sunday".</summary>
/// <param name="Start"><inheritdoc cref="TimeExpression" path="/param[@name='Start']"/></param>
/// <param name="End"><inheritdoc cref="TimeExpression" path="/param[@name='End']"/></param>
/// <param name="Days">In the order said, each once. Never empty.</param>
/// <param name="IsRecurring">Whether every one of them was meant ("Sundays", "every Sunday").</param>
/// <param name="IsChoice">Whether one of them is to be chosen ("Thursday or Friday").</param>
public sealed record WeekdayExpression(int Start, int End, ImmutableArray<IsoDayOfWeek> Days, bool IsRecurring, bool IsChoice)
    : TimeExpression(Start, End);
