using System.Collections.Immutable;
using NodaTime;

namespace PoreRoutine.Understanding.Time;

/// <summary>When something is over: "until Friday", "till after the weekend", "through Sunday".</summary>
/// <param name="Start"><inheritdoc cref="TimeExpression" path="/param[@name='Start']"/></param>
/// <param name="End"><inheritdoc cref="TimeExpression" path="/param[@name='End']"/></param>
/// <param name="Readings">The first day on which it is over, likeliest first; more than one: ask. Never empty.</param>
public sealed record UntilExpression(int Start, int End, ImmutableArray<LocalDate> Readings) : TimeExpression(Start, End);
