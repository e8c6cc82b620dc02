using System.Collections.Immutable;
using NodaTime;

namespace PoreRoutine.Routine;

/// <summary>How often a step comes by itself: <see cref="Every"/> or <see cref="Weekly"/>.</summary>
public abstract record Cadence
{
    private Cadence()
    {
    }

    /// <summary>Every so many evenings.</summary>
    /// <param name="Evenings">1 is every evening, 3 every third; at least 1.</param>
    public sealed record Every(int Evenings) : Cadence;

    /// <summary>So many times a week, on weekdays that the client may choose.</summary>
    /// <param name="Min">The fewest days a week, 1 to 7.</param>
    /// <param name="Max">The most days a week, <paramref name="Min"/> to 7.</param>
    /// <param name="DefaultDays">The days if the client names none: distinct, Monday first, as many as the cadence allows.</param>
    public sealed record Weekly(int Min, int Max, ImmutableArray<IsoDayOfWeek> DefaultDays) : Cadence
    {
        /// <inheritdoc/>
        public bool Equals(Weekly? other) =>
            other is not null && Min == other.Min && Max == other.Max && DefaultDays.SequenceEqual(other.DefaultDays);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Min, Max, DefaultDays.Length);
    }
}
