using System.Collections.Immutable;
using NodaTime;

namespace PoreRoutine.Routine;

/// <summary>When a client wants to be reminded.</summary>
/// <param name="At">The local time, to the minute. 00:00 to 03:59 belongs to the evening before: it comes on the date after the evening's.</param>
/// <param name="Days">The evenings' weekdays, distinct, Monday first; empty is every evening.</param>
/// <param name="PausedUntil">The first evening on which it comes again; null if it is not paused.</param>
/// <param name="IsStopped">True if it does not come until the client resumes it.</param>
public sealed record Reminder(LocalTime At, ImmutableArray<IsoDayOfWeek> Days, LocalDate? PausedUntil = null, bool IsStopped = false)
{
    /// <summary>What a client has who asked for nothing else: every evening at 21:00.</summary>
    public static readonly Reminder Default = new(new LocalTime(21, 0), []);

    /// <summary>True if it comes on that evening.</summary>
    public bool IsOn(LocalDate evening) =>
        !IsStopped && !(evening < PausedUntil) && (Days.IsEmpty || Days.Contains(evening.DayOfWeek));

    /// <summary>The first evening, <paramref name="from"/> or later, on which it comes; null if it is stopped.</summary>
    public LocalDate? Next(LocalDate from)
    {
        if (IsStopped) return null;
        var evening = PausedUntil is { } until ? LocalDate.Max(from, until) : from;
        while (!IsOn(evening)) evening = evening.PlusDays(1);
        return evening;
    }

    /// <summary>The local date and time at which it comes on <paramref name="evening"/>.</summary>
    public LocalDateTime TimeOn(LocalDate evening) => (At < Evening.Turn ? evening.PlusDays(1) : evening) + At;

    /// <summary>
    /// The instant at which it comes on <paramref name="evening"/>: a time that the clocks jump over is moved by the jump,
    /// of one that comes twice it is the first.
    /// </summary>
    public Instant InstantOn(LocalDate evening, DateTimeZone zone) => zone.AtLeniently(TimeOn(evening)).ToInstant();

    /// <inheritdoc/>
    public bool Equals(Reminder? other) =>
        other is not null && At == other.At && Days.SequenceEqual(other.Days) && PausedUntil == other.PausedUntil && IsStopped == other.IsStopped;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(At, Days.Length, PausedUntil, IsStopped);
}
