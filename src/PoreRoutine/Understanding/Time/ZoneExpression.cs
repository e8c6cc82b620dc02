using System.Collections.Immutable;

namespace PoreRoutine.Understanding.Time;

/// <summary>A time zone, by a city, a country, a common name or its id.</summary>
/// <param name="Start"><inheritdoc cref="TimeExpression" path="/param[@name='Start']"/></param>
/// <param name="End"><inheritdoc cref="TimeExpression" path="/param[@name='End']"/></param>
/// <param name="Readings">Ids of the tz database; more than one, as with a country of many zones: ask. Never empty.</param>
public sealed record ZoneExpression(int Start, int End, ImmutableArray<string> Readings) : TimeExpression(Start, End);
