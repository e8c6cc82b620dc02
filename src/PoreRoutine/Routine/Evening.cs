using NodaTime;
using NodaTime.TimeZones;

namespace PoreRoutine.Routine;

/// <summary>
/// The routine's day, named by the date on which it begins. It runs from 04:00 to 04:00 local time,
/// so that 00:40 on Thursday still is Wednesday's evening.
/// </summary>
public static class Evening
{
    /// <summary>The local time at which one evening ends and the next begins.</summary>
    public static readonly LocalTime Turn = new(4, 0);

    // A turn that the clocks jump over comes with the jump; one that comes twice counts the first time.
    private static readonly ZoneLocalMappingResolver AtTurn =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>The evening to which <paramref name="instant"/> belongs in <paramref name="zone"/>.</summary>
    public static LocalDate Of(Instant instant, DateTimeZone zone)
    {
        var evening = instant.InZone(zone).LocalDateTime.Minus(Period.FromTicks(Turn.TickOfDay)).Date;

        // Only where clocks change at the turn itself is the local time not enough.
        while (instant < StartOf(evening, zone)) evening = evening.PlusDays(-1);
        while (instant >= StartOf(evening.PlusDays(1), zone)) evening = evening.PlusDays(1);
        return evening;
    }

    /// <summary>
    /// The instant at which <paramref name="evening"/> begins in <paramref name="zone"/>; the evening before ends there.
    /// An evening that a zone left out of its calendar may be shorter than a day, and even empty.
    /// </summary>
    public static Instant StartOf(LocalDate evening, DateTimeZone zone) =>
        zone.ResolveLocal(evening + Turn, AtTurn).ToInstant();
}
