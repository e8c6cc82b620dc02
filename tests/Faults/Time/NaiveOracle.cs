using NodaTime;

namespace Faults.Time;

/// <summary>
/// Says when a client is to be reminded by looking at the clock on the client's wall once a minute. It uses nothing of the product's, and of
/// zones only what a wall clock shows.
/// </summary>
internal static class NaiveOracle
{
    /// <summary>Evenings run from four to four.</summary>
    private const int Turn = 4;

    /// <summary>Who was silent for so many evenings is asked whether to go on, and reminded no more.</summary>
    private const int SilentEvenings = 14;

    /// <summary>The reminders of a client.</summary>
    /// <param name="client">The client.</param>
    /// <param name="after">The full minute at which the client asked for them; it is the last thing that a silent one says.</param>
    /// <param name="until">The last instant that is looked at.</param>
    public static IEnumerable<(LocalDate Evening, Instant Due)> Reminders(TimedClient client, Instant after, Instant until)
    {
        var minute = Duration.FromMinutes(1);
        var asked = EveningOf(Wall(client, after));
        var rung = new HashSet<LocalDate>();
        var late = new Dictionary<Instant, LocalDate>();

        // Two days sooner, so that a time that comes twice is known to have come.
        var shown = Wall(client, after - Duration.FromDays(2) - minute);
        for (var now = after - Duration.FromDays(2); now <= until; now += minute)
        {
            // The hand moves on by a minute, or the clock is set forward and leaves minutes out: what they would have brought comes when they
            // would have come, had the clock been left alone. Where it is set back, nothing is left out.
            var wall = Wall(client, now);
            var (left, due) = (shown.PlusMinutes(1), now);
            for (; left < wall; left = left.PlusMinutes(1), due += minute)
            {
                if (left.TimeOfDay == client.At)
                {
                    late[due] = left.Date;
                }
            }

            shown = wall;
            LocalDate? date = wall.TimeOfDay == client.At ? wall.Date : late.TryGetValue(now, out var missed) ? missed : null;
            if (date is { } day && rung.Add(day) && now > after)
            {
                var evening = EveningOf(day + client.At);
                if ((client.Days.IsEmpty || client.Days.Contains(evening.DayOfWeek)) && !(client.IsSilent && evening >= asked.PlusDays(SilentEvenings)))
                {
                    yield return (evening, now);
                }
            }
        }
    }

    private static LocalDate EveningOf(LocalDateTime wall) => wall.Hour < Turn ? wall.Date.PlusDays(-1) : wall.Date;

    private static LocalDateTime Wall(TimedClient client, Instant now) => now.WithOffset(client.Zone.GetUtcOffset(now)).LocalDateTime;
}
