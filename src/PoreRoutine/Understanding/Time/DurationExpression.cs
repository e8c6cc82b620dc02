using System.Collections.Immutable;
using NodaTime;

namespace PoreRoutine.Understanding.Time;

/// <summary>A length of time: "half an hour", "10 to 15 minutes", "in 10".</summary>
/// <param name="Start"><inheritdoc cref="TimeExpression" path="/param[@name='Start']"/></param>
/// <param name="End"><inheritdoc cref="TimeExpression" path="/param[@name='End']"/></param>
/// <param name="Readings">What is meant, each in one unit (months, weeks, days, hours, minutes or seconds); more than one: ask. Never empty.</param>
public sealed record DurationExpression(int Start, int End, ImmutableArray<Period> Readings) : TimeExpression(Start, End);
