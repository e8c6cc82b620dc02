using System.Collections.Immutable;
using NodaTime;

namespace PoreRoutine.Understanding.Time;

/// <summary>A time of day: "half nine", "9.30", "9ish", "between 9 and 10".</summary>
/// <param name="Start"><inheritdoc cref="TimeExpression" path="/param[@name='Start']"/></param>
/// <param name="End"><inheritdoc cref="TimeExpression" path="/param[@name='End']"/></param>
/// <param name="Readings">What is honestly meant by someone who plans an evening; more than one: ask. Never empty.</param>
/// <param name="Spelled">All that the words alone allow, before noon and after, in the order of the day.</param>
/// <param name="IsRange">Whether the first two readings are the ends of a span of time.</param>
public sealed record ClockExpression(int Start, int End, ImmutableArray<LocalTime> Readings, ImmutableArray<LocalTime> Spelled, bool IsRange)
    : TimeExpression(Start, End);
