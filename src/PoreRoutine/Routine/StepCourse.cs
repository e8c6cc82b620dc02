using System.Collections.Immutable;
using NodaTime;

namespace PoreRoutine.Routine;

/// <summary>
/// One step through the evenings: what was done, then what the plan and the limit make of the evenings from tonight on.
/// Of an evening ahead it takes for granted that what is due before it is done, so that two suggestions never break a limit together.
/// </summary>
internal sealed class StepCourse(Step step, Schedule schedule)
{
    private readonly Plan plan = schedule.Plan;
    private readonly StepDays diary = schedule.Diary.Days(step.Id);
    private readonly LocalDate tonight = schedule.Tonight;

    // The most evenings from one planned evening to the next.
    private readonly int period = step.Cadence is Cadence.Every every ? every.Evenings : 7;

    public AgendaItem Item(LocalDate evening)
    {
        if (schedule.Rests(step, evening) && diary[evening] is null)
        {
            return new(step, AgendaState.LeftOut, new AgendaReason.Care(schedule.CareSince!.Value), null, null, null);
        }

        // An evening that is over is judged by what was done before it.
        var isOver = evening < tonight;
        var until = isOver ? tonight : evening;
        var done = DoneWithDue(until);
        var (state, reason) = State(evening, isOver ? DoneBefore(evening) : done);
        var move = reason is AgendaReason.MayBeMadeUp ? MoveIfDone(evening, []) : null;
        return schedule.Rests(step, until)
            ? new(step, state, reason, null, null, null)
            : new(step, state, reason, state == AgendaState.Due ? evening : FirstDue(until, done), FirstAllowed(until, done), move);
    }

    public Permission May(LocalDate evening)
    {
        if (schedule.Rests(step, evening)) return new(step, evening, Verdict.Care, [], null, null, [], null);

        var until = LocalDate.Max(evening, tonight);
        var done = DoneAround(evening);
        var known = DoneAround(until);
        var firstAllowed = FirstAllowed(until, known);
        var next = FirstDue(LocalDate.Max(firstAllowed, until), DoneWithDue(LocalDate.Max(firstAllowed, until)));
        if (diary[evening] == StepOutcome.Done)
        {
            return new(step, evening, Verdict.AlreadyDone, [], firstAllowed, next, [], null);
        }

        if (!step.Limit.Allows(evening, done))
        {
            return new(step, evening, Verdict.BeyondLimit, Fills(evening, done), firstAllowed, next, [], null);
        }

        ImmutableArray<LocalDate> insteadOf = [.. InTheWay(evening)];
        return new(step, evening, insteadOf.IsEmpty ? Verdict.Allowed : Verdict.AllowedInstead, [], firstAllowed, next, insteadOf, MoveIfDone(evening, insteadOf));
    }

    /// <summary>The first evening from tonight on on which it is due; null while it rests.</summary>
    public LocalDate? Next() => schedule.Rests(step, tonight) ? null : FirstDue(tonight, DoneAround(tonight));

    private (AgendaState State, AgendaReason Reason) State(LocalDate evening, List<LocalDate> done)
    {
        switch (diary[evening])
        {
            case StepOutcome.Done:
                return (AgendaState.Done, new AgendaReason.Logged(!step.Limit.Allows(evening, [.. DoneAround(evening).Where(date => date != evening)])));
            case StepOutcome.Skipped:
                return (AgendaState.Skipped, new AgendaReason.Logged(false));
        }

        var isOver = evening < tonight;
        var isAllowed = step.Limit.Allows(evening, done);
        if (plan.IsPlanned(step, evening))
        {
            if (!isAllowed) return (AgendaState.NotTonight, new AgendaReason.LimitReached(step.Limit, Fills(evening, done)));
            if (!isOver) return (AgendaState.Due, Planned(evening));
            var begun = plan.BegunOn(step);
            return evening < begun ? (AgendaState.NotTonight, new AgendaReason.NotBegun(begun)) : (AgendaState.Missed, Planned(evening));
        }

        if (isOver) return (AgendaState.NotTonight, new AgendaReason.OffDay());
        if (isAllowed && Missed(evening, done) is { } missed) return (AgendaState.NotTonight, missed);

        // Off its day, the limit is the reason only where it keeps the step from its next day as well.
        var planned = evening;
        while (!plan.IsPlanned(step, planned) || diary[planned] is not null) planned = planned.PlusDays(1);
        return (AgendaState.NotTonight, step.Limit.Allows(planned, done)
            ? new AgendaReason.OffDay()
            : new AgendaReason.LimitReached(step.Limit, Fills(planned, done)));
    }

    private AgendaReason Planned(LocalDate evening) => step.Cadence switch
    {
        Cadence.Every { Evenings: 1 } => new AgendaReason.EveryEvening(),
        Cadence.Every every => new AgendaReason.EverySoMany(every.Evenings),
        _ => new AgendaReason.YourDay(evening.DayOfWeek),
    };

    /// <summary>Its last day before <paramref name="evening"/>, if it was due there and not done since.</summary>
    private AgendaReason.MayBeMadeUp? Missed(LocalDate evening, List<LocalDate> done)
    {
        for (var day = evening.PlusDays(-1); day >= evening.PlusDays(-period); day = day.PlusDays(-1))
        {
            if (done.Contains(day)) return null;
            if (!plan.IsPlanned(step, day)) continue;
            if (diary[day] == StepOutcome.Skipped) return new(day, true);
            return day >= plan.BegunOn(step) && day < tonight && step.Limit.Allows(day, DoneBefore(day)) ? new(day, false) : null;
        }

        return null;
    }

    /// <summary>The planned evenings from tonight on that would have to be left out for <paramref name="evening"/>: the latest ones, no more than needed.</summary>
    private List<LocalDate> InTheWay(LocalDate evening)
    {
        var done = DoneAround(evening);
        var due = DueFrom(tonight, DoneAround(tonight)).TakeWhile(date => date < evening).ToList();
        var inTheWay = new List<LocalDate>();
        while (!step.Limit.Allows(evening, [.. done, .. due.Except(inTheWay)])) inTheWay.Insert(0, due[^(inTheWay.Count + 1)]);
        return inTheWay;
    }

    private StepMove? MoveIfDone(LocalDate evening, ImmutableArray<LocalDate> without)
    {
        var after = LocalDate.Max(evening.PlusDays(1), tonight);
        var before = DoneWithDue(after);
        if (before.Contains(evening)) return null;
        var known = before.Except(without).Append(evening).Order().ToList();

        // Further away than the limit reaches, nothing moves.
        var end = evening.PlusDays(step.Limit.InDays);
        using var then = DueFrom(after, known).GetEnumerator();
        then.MoveNext();
        foreach (var planned in DueFrom(after, before).TakeWhile(date => date < end))
        {
            while (then.Current < planned && then.MoveNext())
            {
            }

            if (then.Current != planned) return new(planned, then.Current);
        }

        return null;
    }

    private LocalDate FirstAllowed(LocalDate from, List<LocalDate> done) =>
        step.Limit.FirstAllowed(diary[from] == StepOutcome.Done ? from.PlusDays(1) : from, done);

    private LocalDate FirstDue(LocalDate from, List<LocalDate> done) => DueFrom(from, done).First();

    /// <summary>The evenings, from one on and without end, on which it is due if it is done on all of them.</summary>
    private IEnumerable<LocalDate> DueFrom(LocalDate first, List<LocalDate> known)
    {
        var done = new List<LocalDate>(known);
        for (var evening = first; ; evening = evening.PlusDays(1))
        {
            if (!plan.IsPlanned(step, evening) || diary[evening] is not null || !step.Limit.Allows(evening, done)) continue;
            done.Add(evening);
            yield return evening;

            // What is too long ago to count would only be looked at again and again.
            while (done[0] < evening.PlusDays(-step.Limit.InDays)) done.RemoveAt(0);
        }
    }

    /// <summary>What was done, and what is due from tonight up to the evening before <paramref name="end"/>, earliest first.</summary>
    private List<LocalDate> DoneWithDue(LocalDate end)
    {
        var done = DoneAround(tonight);
        return end <= tonight ? done : [.. done.Concat(DueFrom(tonight, done).TakeWhile(date => date < end)).Order()];
    }

    /// <summary>The evenings on which it was done, as far from <paramref name="evening"/> as its limit and its plan reach, earliest first.</summary>
    private List<LocalDate> DoneAround(LocalDate evening) => Done(evening.PlusDays(-step.Limit.InDays - period), evening.PlusDays(step.Limit.InDays));

    private List<LocalDate> DoneBefore(LocalDate evening) => Done(evening.PlusDays(-step.Limit.InDays), evening);

    private List<LocalDate> Done(LocalDate first, LocalDate end)
    {
        var done = new List<LocalDate>();
        for (var evening = first; evening < end; evening = evening.PlusDays(1))
        {
            if (diary[evening] == StepOutcome.Done) done.Add(evening);
        }

        return done;
    }

    /// <summary>Those of <paramref name="done"/> that count with <paramref name="evening"/>.</summary>
    private ImmutableArray<LocalDate> Fills(LocalDate evening, List<LocalDate> done) =>
        [.. done.Where(date => date > evening.PlusDays(-step.Limit.InDays) && date < evening.PlusDays(step.Limit.InDays))];
}
