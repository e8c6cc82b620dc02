using System.Collections.Immutable;
using NodaTime;

namespace PoreRoutine.Routine;

/// <summary>What a client chose for one step.</summary>
/// <param name="Days">The weekdays of a weekly step: distinct, Monday first; empty for a step that comes every so many evenings.</param>
/// <param name="From">The evening since which that holds. A step that comes every third evening comes on this one, and every third from it.</param>
public sealed record StepPlan(ImmutableArray<IsoDayOfWeek> Days, LocalDate From)
{
    /// <inheritdoc/>
    public bool Equals(StepPlan? other) => other is not null && From == other.From && Days.SequenceEqual(other.Days);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(From, Days.Length);
}
