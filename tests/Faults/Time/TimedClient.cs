using System.Collections.Immutable;
using Faults.Clients;
using NodaTime;

namespace Faults.Time;

/// <summary>Somebody who wants to be reminded at a local time of their own.</summary>
/// <param name="Number">Which one.</param>
/// <param name="Zone">The zone.</param>
/// <param name="At">The local time, a full quarter of an hour.</param>
/// <param name="Days">The weekdays of the evenings; empty for all.</param>
/// <param name="IsSilent">True for one who never writes again.</param>
internal sealed record TimedClient(int Number, DateTimeZone Zone, LocalTime At, ImmutableArray<IsoDayOfWeek> Days, bool IsSilent)
{
    /// <summary>Zones whose clocks change, each in its own way, and some that never do.</summary>
    private static readonly ImmutableArray<string> s_zones =
    [
        "America/New_York", "Asia/Beirut", "Pacific/Easter", "Antarctica/Troll", "Europe/Berlin", "Europe/London", "Africa/Cairo", "Africa/Casablanca",
        "Asia/Jerusalem", "Asia/Kathmandu", "Asia/Kolkata", "Asia/Tokyo", "Asia/Tehran", "America/Santiago", "America/St_Johns", "America/Havana",
        "America/Los_Angeles", "America/Phoenix", "America/Sao_Paulo", "Atlantic/Azores", "Australia/Adelaide", "Australia/Lord_Howe", "Australia/Sydney",
        "Pacific/Auckland", "Pacific/Chatham", "Pacific/Honolulu", "Pacific/Kiritimati", "Pacific/Marquesas", "Pacific/Pago_Pago", "Etc/UTC",
    ];

    /// <summary>Evenings mostly; what comes after midnight belongs to the evening before, and clocks change there.</summary>
    private static readonly ImmutableArray<LocalTime> s_times = [new(21, 0), new(21, 0), new(20, 15), new(22, 45), new(0, 30), new(2, 30), new(3, 45)];

    public Client Client => new(Number, Number % 10, Zone.Id, Request);

    private string Request => Days.IsEmpty
        ? $"remind me every day at {At.Hour:D2}:{At.Minute:D2}"
        : $"remind me on {string.Join(" and ", Days.Select(day => $"{day}s"))} at {At.Hour:D2}:{At.Minute:D2}";

    /// <summary>So many of them, the same for the same seed.</summary>
    public static IReadOnlyList<TimedClient> Create(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(number =>
        {
            var at = s_times[random.Next(s_times.Length)];

            // Which evening a weekday means in the small hours, people do not agree about.
            var hasDays = at.Hour > 12 && random.Next(4) == 0;
            return new TimedClient(number, DateTimeZoneProviders.Tzdb[s_zones[number % s_zones.Length]], at, hasDays ? TwoDays(random) : [], number % 10 == 9);
        })];
    }

    private static ImmutableArray<IsoDayOfWeek> TwoDays(Random random)
    {
        var first = random.Next(1, 7);
        return [(IsoDayOfWeek)first, (IsoDayOfWeek)random.Next(first + 1, 8)];
    }
}
