using NodaTime;

namespace PoreRoutine.Understanding.Time;

/// <summary>Several days running: "next week", "this weekend", "the end of the month".</summary>
/// <param name="Start"><inheritdoc cref="TimeExpression" path="/param[@name='Start']"/></param>
/// <param name="End"><inheritdoc cref="TimeExpression" path="/param[@name='End']"/></param>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day.</param>
/// <param name="IsItsEnd">Whether its end was meant ("the end of the week").</param>
public sealed record DateRangeExpression(int Start, int End, LocalDate First, LocalDate Last, bool IsItsEnd) : TimeExpression(Start, End);
