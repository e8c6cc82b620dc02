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
        var earlier = done as IReadOnlyList<LocalDate> ?? [.. done];
        var evening = from;
        while (Count(earlier, evening.PlusDays(1 - InDays), evening.PlusDays(1)) >= AtMost) evening = evening.PlusDays(1);
        return evening;
    }

    /// <summary>True if doing it on <paramref name="evening"/> too keeps the limit, before that evening and after it.</summary>
    /// <param name="evening">The evening of one more time; not counted yet.</param>
    /// <param name="done">The other evenings on which it was, or will be, done, each once, in any order.</param>
    public bool Allows(LocalDate evening, IReadOnlyList<LocalDate> done)
    {
        var (first, end) = (evening.PlusDays(1 - InDays), evening.PlusDays(InDays));
        if (Count(done, first, evening.PlusDays(1)) >= AtMost || Count(done, evening, end) >= AtMost) return false;
        if (Count(done, first, end) < AtMost) return true;

        // The stretches between those two: the fullest ones begin with an evening on which it was done.
        return !done.Any(date => date >= first && date < evening && Count(done, date, date.PlusDays(InDays)) >= AtMost);
    }

    /// <summary>The most in <see cref="InDays"/> evenings running, if it is done on these weekdays week after week.</summary>
    /// <param name="days">Distinct weekdays.</param>
    public int MostWeekly(IReadOnlyCollection<IsoDayOfWeek> days) =>
        Enumerable.Range(0, 7).Max(start => Enumerable.Range(start, InDays).Count(day => days.Contains((IsoDayOfWeek)(1 + (day % 7)))));

    /// <summary>The most in <see cref="InDays"/> evenings running, if it is done every so many evenings.</summary>
    /// <param name="evenings">1 is every evening; at least 1.</param>
    public int MostEvery(int evenings) => (InDays + evenings - 1) / evenings;

    private static int Count(IReadOnlyList<LocalDate> done, LocalDate first, LocalDate end)
    {
        var count = 0;
        for (var index = 0; index < done.Count; index++)
        {
            if (done[index] >= first && done[index] < end) count++;
        }

        return count;
    }
}
