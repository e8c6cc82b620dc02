using System.Collections.Immutable;
using Faults.Clients;
using NodaTime;

namespace Faults.Reminders;

/// <summary>Clients in many zones who all are to be reminded at one instant.</summary>
internal static class DueClients
{
    /// <summary>Hours in which nobody doubts what "at 14:05" means, or which evening it belongs to.</summary>
    private static readonly (int First, int Last) s_plainHours = (13, 23);

    /// <summary>So many clients; they ask in their local time.</summary>
    /// <param name="count">How many.</param>
    /// <param name="tenants">In how many tenants.</param>
    /// <param name="due">The full minute.</param>
    public static IReadOnlyList<Client> Create(int count, int tenants, Instant due)
    {
        ImmutableArray<(string Zone, LocalTime Time)> zones =
        [
            .. from id in (IEnumerable<string>)
                [
                    "Pacific/Auckland", "Australia/Sydney", "Asia/Tokyo", "Asia/Shanghai", "Asia/Bangkok", "Asia/Kolkata", "Asia/Dubai", "Africa/Nairobi",
                    "Europe/Helsinki", "Europe/Berlin", "Europe/London", "Atlantic/Azores", "America/Sao_Paulo", "America/Halifax", "America/New_York",
                    "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Anchorage", "Pacific/Honolulu", "Pacific/Pago_Pago",
                ]
               let time = due.InZone(DateTimeZoneProviders.Tzdb[id]).TimeOfDay
               where time.Hour >= s_plainHours.First && time.Hour < s_plainHours.Last
               select (id, time),
        ];
        return [.. Enumerable.Range(0, count).Select(number => Create(number, number % tenants, zones[number % zones.Length]))];
    }

    private static Client Create(int number, int tenant, (string Zone, LocalTime Time) at) =>
        new(number, tenant, at.Zone, $"remind me every evening at {at.Time.Hour:D2}:{at.Time.Minute:D2}");
}
