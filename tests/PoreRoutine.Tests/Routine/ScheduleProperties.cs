using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using PoreRoutine.Knowledge;
using PoreRoutine.Routine;
using static PoreRoutine.Tests.Routine.Routines;

namespace PoreRoutine.Tests.Routine;

/// <summary>What holds for every plan and diary, against an oracle that looks at one evening after the other.</summary>
public sealed class ScheduleProperties
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(300);

    private static readonly Gen<Schedule> AnySchedule =
        from routine in Gen.Elements(Pores, Another)
        from plan in AnyPlan(routine)
        from entries in Gen.ListOf(AnyEntry(routine))
        from offset in Gen.Choose(0, 800)
        let tonight = Wednesday.PlusDays(offset)
        select new Schedule(routine.Steps, plan, entries.Aggregate(Diary.Empty, (diary, entry) => diary.Log(tonight, entry with { Evening = entry.Evening.PlusDays(offset) }).Diary), tonight, null);

    [Fact]
    public void On_EveningsAhead_NeverSuggestWhatBreaksALimitTogether() =>
        Check.One(Runs, Prop.ForAll(AnySchedule.ToArbitrary(), schedule =>
        {
            foreach (var step in schedule.Steps)
            {
                var suggested = Ahead(schedule, 45).Where(evening => State(schedule, step, evening) == AgendaState.Due).ToHashSet();
                foreach (var evening in suggested)
                {
                    var window = Enumerable.Range(0, step.Limit.InDays).Select(day => evening.PlusDays(-day)).ToList();
                    window.Count(day => suggested.Contains(day) || schedule.Diary.On(day, step.Id) == StepOutcome.Done).ShouldBeLessThanOrEqualTo(step.Limit.AtMost, $"{step.Id} on {evening}");
                }
            }
        }));

    [Fact]
    public void Next_AnyPlanAndDiary_IsTheEarliestPlannedEveningThatTheLimitAllows() =>
        Check.One(Runs, Prop.ForAll(AnySchedule.ToArbitrary(), schedule =>
        {
            foreach (var step in schedule.Steps)
            {
                var expected = Ahead(schedule, 300).First(evening => IsPlanned(schedule.Plan, step, evening) && schedule.Diary.On(evening, step.Id) is null && Fits(schedule.Diary, step, evening));
                schedule.Next(step).ShouldBe(expected);
                schedule.On(schedule.Tonight).Find(step.Id)!.Next.ShouldBe(expected);
            }
        }));

    [Fact]
    public void May_TonightAndAhead_IsNoOnlyWhereDiaryAndLimitSayNo() =>
        Check.One(Runs, Prop.ForAll(AnySchedule.ToArbitrary(), Gen.Choose(0, 20).ToArbitrary(), (schedule, days) =>
        {
            var evening = schedule.Tonight.PlusDays(days);
            foreach (var step in schedule.Steps)
            {
                var may = schedule.May(step, evening);
                var isDone = schedule.Diary.On(evening, step.Id) == StepOutcome.Done;
                may.IsAllowed.ShouldBe(!isDone && Fits(schedule.Diary, step, evening));
                var first = Enumerable.Range(isDone ? 1 : 0, 60).Select(evening.PlusDays).First(date => Fits(schedule.Diary, step, date));
                may.FirstAllowed.ShouldBe(first);
            }
        }));

    [Fact]
    public void May_WhatItSaysMoves_MovesOnceItIsDone() =>
        Check.One(Runs, Prop.ForAll(AnySchedule.ToArbitrary(), schedule =>
        {
            foreach (var step in schedule.Steps)
            {
                var may = schedule.May(step, schedule.Tonight);
                if (!may.IsAllowed) continue;
                var after = schedule with { Diary = schedule.Diary.Done(step.Id, schedule.Tonight) };
                var lost = Ahead(schedule, 40).Skip(1).FirstOrDefault(evening => State(schedule, step, evening) == AgendaState.Due && State(after, step, evening) != AgendaState.Due);
                if (may.Move is { } move)
                {
                    lost.ShouldBe(move.From);
                    State(after, step, move.To).ShouldBe(AgendaState.Due);
                }
                else if (State(schedule, step, schedule.Tonight) != AgendaState.Due)
                {
                    lost.ShouldBe(default);
                }
            }
        }));

    [Fact]
    public void On_MissedOrSkipped_IsNotDueBeforeItsNextDayAndMayBeMadeUp() =>
        Check.One(Runs, Prop.ForAll(AnySchedule.ToArbitrary(), schedule =>
        {
            foreach (var item in schedule.On(schedule.Tonight).Items)
            {
                if (item.Reason is not AgendaReason.MayBeMadeUp missed) continue;
                item.State.ShouldBe(AgendaState.NotTonight);
                IsPlanned(schedule.Plan, item.Step, missed.Evening).ShouldBeTrue();
                missed.Evening.ShouldBeLessThan(schedule.Tonight);
                schedule.Diary.On(missed.Evening, item.Step.Id).ShouldBe(missed.IsSkipped ? StepOutcome.Skipped : null);
                schedule.May(item.Step, schedule.Tonight).IsAllowed.ShouldBeTrue();
                item.Next!.Value.ShouldBeGreaterThan(schedule.Tonight);
            }
        }));

    [Fact]
    public void WithDays_AnyDays_AreTakenExactlyIfFourWeeksOfThemKeepTheLimit() =>
        Check.One(Runs, Prop.ForAll(Gen.SubListOf(Enum.GetValues<IsoDayOfWeek>()[1..]).ToArbitrary(), AnyLimit.ToArbitrary(), (days, limit) =>
        {
            var step = Step("mask") with { Limit = limit, Cadence = new Cadence.Weekly(1, 7, [IsoDayOfWeek.Wednesday]) };
            var planned = Enumerable.Range(0, 28 + limit.InDays).Where(day => days.Contains(Wednesday.PlusDays(day).DayOfWeek)).ToList();
            var breaks = planned.Any(day => planned.Count(other => other >= day && other < day + limit.InDays) > limit.AtMost);

            Plan.Default(Wednesday).WithDays(step, days, Wednesday).Refusal.ShouldBe(breaks ? PlanRefusal.BeyondLimit : days.Count == 0 ? PlanRefusal.TooFewDays : null);
        }));

    [Fact]
    public void Allows_AnyEvenings_IsTrueExactlyIfNoStretchHasTooMany() =>
        Check.One(Runs, Prop.ForAll(AnyLimit.ToArbitrary(), Gen.ListOf(Gen.Choose(-15, 15)).ToArbitrary(), (limit, days) =>
        {
            var done = days.Distinct().Where(day => day != 0).ToList();
            var isBroken = Enumerable.Range(1 - limit.InDays, limit.InDays).Any(start => done.Append(0).Count(day => day >= start && day < start + limit.InDays) > limit.AtMost);
            return limit.Allows(Wednesday, [.. done.Select(day => Wednesday.PlusDays(day))]) == !isBroken;
        }));

    private static Gen<Limit> AnyLimit => from atMost in Gen.Choose(1, 3) from inDays in Gen.Choose(1, 12) select new Limit(atMost, inDays);

    private static Gen<Plan> AnyPlan(RoutineContent routine) =>
        from since in Gen.Choose(-60, 60)
        from days in Gen.ListOf(Gen.SubListOf(Enum.GetValues<IsoDayOfWeek>()[1..]), routine.Steps.Length)
        from start in Gen.Choose(-20, 20)
        select routine.Steps.Zip(days).Aggregate(Plan.Default(Wednesday.PlusDays(since)), (plan, chosen) => plan
            .WithDays(chosen.First, chosen.Second, Wednesday.PlusDays(start)).Plan
            .CountedFrom(chosen.First, Wednesday.PlusDays(start)).Plan);

    private static Gen<DiaryEntry> AnyEntry(RoutineContent routine) =>
        from day in Gen.Choose(-25, 12)
        from step in Gen.Elements(routine.Steps.ToArray())
        from isDone in Gen.Frequency((3, Gen.Constant(true)), (1, Gen.Constant(false)))
        select new DiaryEntry(Wednesday.PlusDays(day), step.Id, isDone && day <= 0 ? StepOutcome.Done : StepOutcome.Skipped);

    private static IEnumerable<LocalDate> Ahead(Schedule schedule, int days) => Enumerable.Range(0, days).Select(schedule.Tonight.PlusDays);

    private static AgendaState State(Schedule schedule, Step step, LocalDate evening) => (schedule with { Steps = [step] }).On(evening).Items[0].State;

    private static bool IsPlanned(Plan plan, Step step, LocalDate evening) => step.Cadence switch
    {
        Cadence.Every every => Math.Abs(Period.DaysBetween(plan.BegunOn(step), evening)) % every.Evenings == 0,
        _ => plan.DaysOf(step).Any(day => day == evening.DayOfWeek),
    };

    private static bool Fits(Diary diary, Step step, LocalDate evening) =>
        diary.DoneOn(step.Id).Count(done => done <= evening && Period.DaysBetween(done, evening) < step.Limit.InDays) < step.Limit.AtMost;
}
