using System.Collections.Immutable;
using NodaTime;

namespace PoreRoutine.Understanding.Time;

/// <summary>A date: "tomorrow", "the 8th", "Friday week". Its readings differ by tense where the words leave the year, month or week open.</summary>
/// <param name="Start"><inheritdoc cref="TimeExpression" path="/param[@name='Start']"/></param>
/// <param name="End"><inheritdoc cref="TimeExpression" path="/param[@name='End']"/></param>
/// <param name="Ahead">What is meant where it lies ahead, likeliest first; more than one: ask. Never empty.</param>
/// <param name="Behind">What is meant where it lies behind, likeliest first. Never empty.</param>
/// <param name="Weekday">The weekday by which it was named ("next Friday"); none where it was named otherwise.</param>
public sealed record DateExpression(int Start, int End, ImmutableArray<LocalDate> Ahead, ImmutableArray<LocalDate> Behind, IsoDayOfWeek Weekday)
    : TimeExpression(Start, End)
{
    /// <summary>What is meant in <paramref name="tense"/>.</summary>
    public ImmutableArray<LocalDate> Readings(Tense tense) => tense is Tense.Past ? Behind : Ahead;
}
