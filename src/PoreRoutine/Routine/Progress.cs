using System.Collections.Immutable;
using NodaTime;

namespace PoreRoutine.Routine;

/// <summary>How a client keeps to the routine.</summary>
/// <param name="Streak">How many evenings all the steps of every evening were done, by the rule of <see cref="Of"/>.</param>
/// <param name="IsStreakLonger">True if the streak goes back further than the diary's detail, so that it is at least <paramref name="Streak"/>.</param>
/// <param name="Week">This week, step by step, in the routine's order.</param>
/// <param name="Cells">Five weeks, each Monday to Sunday, earliest first; tonight is in the last.</param>
public sealed record Progress(int Streak, bool IsStreakLonger, ImmutableArray<StepWeek> Week, ImmutableArray<ProgressCell> Cells)
{
    /// <summary>How many weeks the picture shows.</summary>
    public const int Weeks = 5;

    // One evening missed or skipped in so many ends no streak.
    private const int Forgiving = 7;

    /// <summary>The progress as tonight stands.</summary>
    /// <remarks>
    /// A streak counts the evenings on which every step of every evening was done, up to tonight, if that is one, else up to last
    /// night. An evening on which it was not adds nothing and ends nothing; a second one within seven evenings ends it, and the
    /// next evening begins another. While steps rest after a sign that needs a doctor, the others are enough; if none is left, the
    /// evening adds nothing and ends nothing.
    /// </remarks>
    public static Progress Of(Schedule schedule)
    {
        var monday = schedule.Tonight.PlusDays(1 - (int)schedule.Tonight.DayOfWeek);
        var first = monday.PlusWeeks(1 - Weeks);
        var agendas = Enumerable.Range(0, 7 * Weeks).Select(day => schedule.On(first.PlusDays(day))).ToList();
        var (streak, isLonger) = StreakOf(schedule);
        return new(
            streak,
            isLonger,
            [.. schedule.Steps.Select((step, index) => WeekOf(step, [.. agendas.TakeLast(7).Select(agenda => agenda.Items[index].State)]))],
            [.. agendas.Select(agenda => new ProgressCell(agenda.Evening, StateOf(agenda, schedule.Diary)))]);
    }

    private static StepWeek WeekOf(Step step, IReadOnlyCollection<AgendaState> states)
    {
        return new(step, Count(AgendaState.Done), Count(AgendaState.Skipped), Count(AgendaState.Missed), Count(AgendaState.Due));

        int Count(AgendaState state) => states.Count(each => each == state);
    }

    private static ProgressState StateOf(Agenda agenda, Diary diary)
    {
        var isAnyDone = Has(AgendaState.Done);
        if (isAnyDone) return Has(AgendaState.Skipped) || Has(AgendaState.Missed) || Has(AgendaState.Due) ? ProgressState.SomeDone : ProgressState.AllDone;
        if (Has(AgendaState.Skipped)) return ProgressState.Skipped;
        if (agenda.Evening > agenda.Tonight) return ProgressState.Ahead;
        if (agenda.Evening == agenda.Tonight) return ProgressState.NoneYet;
        var isBefore = !diary.HasEarlier && diary.Evenings.FirstOrDefault(LocalDate.MaxIsoValue) > agenda.Evening;
        return isBefore ? ProgressState.Before : ProgressState.Missed;

        bool Has(AgendaState state) => agenda.Items.Any(item => item.State == state);
    }

    private static (int Streak, bool IsLonger) StreakOf(Schedule schedule)
    {
        var (diary, tonight) = (schedule.Diary, schedule.Tonight);
        var everyEvening = schedule.Steps.Where(step => step.Cadence is Cadence.Every { Evenings: 1 }).ToList();
        var first = LocalDate.Max(diary.Evenings.FirstOrDefault(tonight), tonight.PlusDays(1 - Diary.EveningsInDetail));
        var (count, isLonger) = (0, diary.HasEarlier);
        LocalDate? missed = null;
        for (var evening = first; evening <= tonight; evening = evening.PlusDays(1))
        {
            var asked = everyEvening.Where(step => !schedule.Rests(step, evening)).ToList();
            if (asked.Count == 0) continue;
            if (asked.TrueForAll(step => diary.On(evening, step.Id) == StepOutcome.Done))
            {
                count++;
            }
            else if (evening < tonight && (count > 0 || isLonger))
            {
                if (missed is { } before && Period.DaysBetween(before, evening) < Forgiving)
                {
                    (count, missed, isLonger) = (0, null, false);
                }
                else
                {
                    missed = evening;
                }
            }
        }

        return (count, isLonger && count > 0);
    }
}
