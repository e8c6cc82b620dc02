using NodaTime;

namespace PoreRoutine.Routine;

/// <summary>The most that is good for the skin: never more than <paramref name="AtMost"/> in any <paramref name="InDays"/> evenings running.</summary>
/// <param name="AtMost">How many; at least 1.</param>
/// <param name="InDays">In how many evenings running; at least 1.</param>
public sealed record Limit(int AtMost, int InDays)
{
    /// <summary>The first evening, <paramref name="from"/> or later, on which doing it once more keeps the limit.</summary>
    /// <param name="from">The earliest evening asked about; nothing was done after it.</param>
    /// <param name="done">The evenings on which it was done, in any order.</param>
    public LocalDate FirstAllowed(LocalDate from, IEnumerable<LocalDate> done)
    {
        var earlier = done.ToList();
        var evening = from;
        while (earlier.Count(date => date <= evening && date > evening.PlusDays(-InDays)) >= AtMost) evening = evening.PlusDays(1);
        return evening;
    }
}
