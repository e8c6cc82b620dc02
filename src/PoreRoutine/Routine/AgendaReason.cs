using System.Collections.Immutable;
using NodaTime;

namespace PoreRoutine.Routine;

/// <summary>Why a step stands where it stands on an evening.</summary>
public abstract record AgendaReason
{
    private AgendaReason()
    {
    }

    /// <summary>It comes every evening.</summary>
    public sealed record EveryEvening : AgendaReason;

    /// <summary>The evening is one of its weekdays: "your Sunday".</summary>
    /// <param name="Day">The weekday.</param>
    public sealed record YourDay(IsoDayOfWeek Day) : AgendaReason;

    /// <summary>It comes every so many evenings, and this is one.</summary>
    /// <param name="Evenings">2 is every other, 3 every third; at least 2.</param>
    public sealed record EverySoMany(int Evenings) : AgendaReason;

    /// <summary>It is logged.</summary>
    /// <param name="IsBeyondLimit">True if it was done although its limit did not allow it.</param>
    public sealed record Logged(bool IsBeyondLimit) : AgendaReason;

    /// <summary>It is not its day, and its next one stands as planned.</summary>
    public sealed record OffDay : AgendaReason;

    /// <summary>Its limit keeps it from this evening, if it is its day, else from its next one.</summary>
    /// <param name="Limit">The limit.</param>
    /// <param name="Evenings">The evenings that fill it, earliest first: done, or, of those not yet over, planned.</param>
    public sealed record LimitReached(Limit Limit, ImmutableArray<LocalDate> Evenings) : AgendaReason
    {
        /// <inheritdoc/>
        public bool Equals(LimitReached? other) => other is not null && Limit == other.Limit && Evenings.SequenceEqual(other.Evenings);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Limit, Evenings.Length);
    }

    /// <summary>It was missed or skipped on its day and may be made up; it is not due before its next one.</summary>
    /// <param name="Evening">That day.</param>
    /// <param name="IsSkipped">True if the client skipped it, false if nothing was logged.</param>
    public sealed record MayBeMadeUp(LocalDate Evening, bool IsSkipped) : AgendaReason;

    /// <summary>The evening lies before the one since which the step has its present days.</summary>
    /// <param name="Evening">That one.</param>
    public sealed record NotBegun(LocalDate Evening) : AgendaReason;

    /// <summary>The client told of a sign that needs a doctor, and has not said to go on.</summary>
    /// <param name="Since">The evening of it.</param>
    public sealed record Care(LocalDate Since) : AgendaReason;
}
