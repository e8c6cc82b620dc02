using NodaTime;
using PoreRoutine.Routine;
using static PoreRoutine.Tests.Routine.Routines;

namespace PoreRoutine.Tests.Routine;

public sealed class ScheduleTests
{
    [Fact]
    public void Next_ExfoliationOnSundaysOnAWednesday_IsSunday() =>
        Schedule().Next(Step("exfoliate")).ShouldBe(March(8));

    [Fact]
    public void Next_ExfoliatedToday_IsTheFirstSundaySevenDaysOn() =>
        Schedule(Diary.Empty.Done("exfoliate", Wednesday)).Next(Step("exfoliate")).ShouldBe(March(15));

    [Fact]
    public void May_ExfoliateTheDayAfter_NamesTheLimitTheFirstEveningAndTheNextPlannedOne()
    {
        var may = Schedule(Diary.Empty.Done("exfoliate", Wednesday)).May(Step("exfoliate"), March(5));

        may.Verdict.ShouldBe(Verdict.BeyondLimit);
        may.IsAllowed.ShouldBeFalse();
        may.Counted.ShouldBe([Wednesday]);
        may.FirstAllowed.ShouldBe(March(11));
        may.Next.ShouldBe(March(15));
        may.Move.ShouldBeNull();
    }

    [Fact]
    public void May_ExfoliateOffItsDay_MovesSundays()
    {
        var may = Schedule().May(Step("exfoliate"), Wednesday);

        may.Verdict.ShouldBe(Verdict.Allowed);
        may.Move.ShouldBe(new(March(8), March(15)));
    }

    [Fact]
    public void May_ExfoliateOnItsDay_MovesNothing()
    {
        var may = Schedule().May(Step("exfoliate"), March(8));

        may.Verdict.ShouldBe(Verdict.Allowed);
        may.Move.ShouldBeNull();
        may.Next.ShouldBe(March(8));
    }

    [Fact]
    public void May_ExfoliateTheDayAfterItsDayAhead_OnlyInsteadOfThat()
    {
        var may = Schedule().May(Step("exfoliate"), March(9));

        may.Verdict.ShouldBe(Verdict.AllowedInstead);
        may.InsteadOf.ShouldBe([March(8)]);
        may.Next.ShouldBe(March(15));
    }

    [Fact]
    public void May_ThirdMaskInSevenDays_IsRefusedAndComesBackWhenTheFirstFallsOut()
    {
        var may = Schedule(Diary.Empty.Done("mask", March(1), March(3))).May(Step("mask"), Wednesday);

        may.Verdict.ShouldBe(Verdict.BeyondLimit);
        may.Counted.ShouldBe([March(1), March(3)]);
        may.FirstAllowed.ShouldBe(March(8));
        may.Next.ShouldBe(March(11));
    }

    [Fact]
    public void May_SecondMaskOnOneEvening_IsRefused()
    {
        var may = Schedule(Diary.Empty.Done("mask", Wednesday)).May(Step("mask"), Wednesday);

        may.Verdict.ShouldBe(Verdict.AlreadyDone);
        may.FirstAllowed.ShouldBe(March(5));
        may.Next.ShouldBe(March(11));
    }

    [Fact]
    public void May_EveningThatIsOverBetweenTwo_CountsWhatCameAfterIt()
    {
        var schedule = Schedule(Diary.Empty.Done("exfoliate", March(3)));

        schedule.May(Step("exfoliate"), new(2026, 2, 26)).Verdict.ShouldBe(Verdict.BeyondLimit);
        schedule.May(Step("exfoliate"), new(2026, 2, 24)).Verdict.ShouldBe(Verdict.Allowed);
    }

    [Fact]
    public void May_EveningThatIsOver_SaysWhatThatMovesFromTonightOn() =>
        Schedule().May(Step("exfoliate"), March(2)).Move.ShouldBe(new(March(8), March(15)));

    [Fact]
    public void May_AfterASignThatNeedsADoctor_IsRefusedForAllButGentleSteps()
    {
        var schedule = Schedule(careSince: Wednesday);

        var may = schedule.May(Step("exfoliate"), March(8));
        (may.Verdict, may.Next, may.FirstAllowed).ShouldBe((Verdict.Care, null, null));
        schedule.May(Step("cleanse"), March(8)).Verdict.ShouldBe(Verdict.Allowed);
        schedule.Next(Step("mask")).ShouldBeNull();
    }

    [Fact]
    public void On_OrdinaryEvening_HasEveryStepWithItsReason()
    {
        var agenda = Schedule().On(March(4));

        agenda.Items.Select(item => (item.Step.Id, item.State, item.Reason)).ShouldBe(
        [
            ("cleanse", AgendaState.Due, new AgendaReason.EveryEvening()),
            ("exfoliate", AgendaState.NotTonight, new AgendaReason.MayBeMadeUp(March(1), false)),
            ("mask", AgendaState.Due, new AgendaReason.YourDay(IsoDayOfWeek.Wednesday)),
            ("serum", AgendaState.Due, new AgendaReason.EveryEvening()),
        ]);
        agenda.Due.Select(item => item.Step.Id).ShouldBe(["cleanse", "mask", "serum"]);
    }

    [Fact]
    public void On_MissedOnItsDay_MayBeMadeUpUntilTheNextAndSaysWhatMoves()
    {
        var plan = Plan.Default(new(2026, 2, 28));
        var item = Schedule(tonight: March(3), plan: plan).On(March(3)).Find("exfoliate")!;

        item.Reason.ShouldBe(new AgendaReason.MayBeMadeUp(March(1), false));
        item.Next.ShouldBe(March(8));
        item.Move.ShouldBe(new(March(8), March(15)));
        Schedule(tonight: March(8), plan: plan).On(March(8)).Find("exfoliate")!.State.ShouldBe(AgendaState.Due);
    }

    [Fact]
    public void On_SkippedOnItsDay_MayBeMadeUpAndSaysSo() =>
        Schedule(Diary.Empty.Skipped("exfoliate", March(1))).On(Wednesday).Find("exfoliate")!.Reason
            .ShouldBe(new AgendaReason.MayBeMadeUp(March(1), true));

    [Fact]
    public void On_MadeUp_MovesTheNextDayByItsLimit()
    {
        var schedule = Schedule(Diary.Empty.Done("exfoliate", March(3)));

        var tonight = schedule.On(Wednesday).Find("exfoliate")!;
        tonight.State.ShouldBe(AgendaState.NotTonight);
        tonight.Reason.ShouldBe(new AgendaReason.LimitReached(new(1, 7), [March(3)]));
        tonight.FirstAllowed.ShouldBe(March(10));
        tonight.Next.ShouldBe(March(15));
        schedule.On(March(8)).Find("exfoliate")!.State.ShouldBe(AgendaState.NotTonight);
        schedule.On(March(15)).Find("exfoliate")!.State.ShouldBe(AgendaState.Due);
    }

    [Fact]
    public void On_MissedBeforeTheClientBegan_IsNotHeldAgainstThem()
    {
        var schedule = Schedule(plan: Plan.Default(Wednesday));

        schedule.On(Wednesday).Find("exfoliate")!.Reason.ShouldBe(new AgendaReason.OffDay());
        schedule.On(March(1)).Find("exfoliate")!.Reason.ShouldBe(new AgendaReason.NotBegun(Wednesday));
    }

    [Fact]
    public void On_EveningsThatAreOver_SayWhatWasDoneSkippedAndMissed()
    {
        var schedule = Schedule(Diary.Empty.Done("cleanse", March(1)).Skipped("serum", March(1)));

        schedule.On(March(1)).Items.Select(item => item.State).ShouldBe([AgendaState.Done, AgendaState.Missed, AgendaState.NotTonight, AgendaState.Skipped]);
        schedule.On(March(2)).Find("exfoliate")!.Reason.ShouldBe(new AgendaReason.OffDay());
    }

    [Fact]
    public void On_EveningAhead_TakesWhatIsPlannedBeforeItForDone()
    {
        var item = Schedule().On(March(9)).Find("exfoliate")!;

        item.State.ShouldBe(AgendaState.NotTonight);
        item.Reason.ShouldBe(new AgendaReason.OffDay());
        item.FirstAllowed.ShouldBe(March(15));
        item.Next.ShouldBe(March(15));
    }

    [Fact]
    public void On_SkippedAhead_IsSkippedThenAndDueAWeekLater()
    {
        var diary = Diary.Empty.Log(Wednesday, March(8), ["exfoliate"], StepOutcome.Skipped).Diary;
        var schedule = Schedule(diary);

        schedule.On(March(8)).Find("exfoliate")!.State.ShouldBe(AgendaState.Skipped);
        schedule.Next(Step("exfoliate")).ShouldBe(March(15));
        schedule.On(March(10)).Find("exfoliate")!.Reason.ShouldBe(new AgendaReason.MayBeMadeUp(March(8), true));
    }

    [Fact]
    public void On_LoggedBeyondTheLimit_SaysSoAndCounts()
    {
        var schedule = Schedule(Diary.Empty.Done("mask", March(1), March(3), March(4)));

        schedule.On(March(4)).Find("mask")!.Reason.ShouldBe(new AgendaReason.Logged(true));
        schedule.On(March(4)).Find("mask")!.State.ShouldBe(AgendaState.Done);
        schedule.May(Step("mask"), March(9)).FirstAllowed.ShouldBe(March(10));
        Schedule(Diary.Empty.Done("mask", March(1), March(4))).On(March(4)).Find("mask")!.Reason.ShouldBe(new AgendaReason.Logged(false));
    }

    [Fact]
    public void On_AfterASignThatNeedsADoctor_OnlyGentleStepsAreLeft()
    {
        var schedule = Schedule(Diary.Empty.Done("mask", Wednesday), careSince: Wednesday);

        schedule.On(Wednesday).Items.Select(item => item.State).ShouldBe([AgendaState.Due, AgendaState.LeftOut, AgendaState.Done, AgendaState.LeftOut]);
        schedule.On(Wednesday).Find("serum")!.Reason.ShouldBe(new AgendaReason.Care(Wednesday));
        schedule.On(March(3)).Find("serum")!.State.ShouldBe(AgendaState.Missed);
    }

    [Fact]
    public void On_ExfoliationAndMaskOnOneDay_AreBothDue()
    {
        var plan = Plan.Default(Wednesday).WithDays(Step("mask"), [IsoDayOfWeek.Sunday], Wednesday).Plan;

        Schedule(plan: plan).On(March(8)).Due.Count().ShouldBe(4);
    }

    [Fact]
    public void Last_DoneLongAgo_IsStillKnown()
    {
        var diary = Diary.Empty.Done("mask", March(4)).Done("cleanse", March(4).PlusDays(900));

        Schedule(diary, March(4).PlusDays(900)).Last(Step("mask")).ShouldBe(March(4));
        Schedule(diary).Last(Step("serum")).ShouldBeNull();
    }

    [Fact]
    public void On_AnotherOperatorsRoutine_ComesEveryThirdEveningFromWhereItIsCounted()
    {
        var ampoule = Step("ampoule");
        var plan = Plan.Default(March(1)).CountedFrom(ampoule, March(6)).Plan;
        var schedule = Schedule(Another, Diary.Empty, March(6), plan);

        schedule.On(March(6)).Find("ampoule")!.Reason.ShouldBe(new AgendaReason.EverySoMany(3));
        Enumerable.Range(6, 7).Where(day => schedule.On(March(day)).Find("ampoule")!.State == AgendaState.Due).ShouldBe([6, 9, 12]);
        var may = schedule.May(ampoule, March(8));
        (may.Verdict, may.Move).ShouldBe((Verdict.AllowedInstead, new(March(9), March(12))));
        Schedule(Another, Diary.Empty.Done("ampoule", March(7)), March(7), plan).Next(ampoule).ShouldBe(March(12));
    }

    [Fact]
    public void On_AnotherOperatorsLimit_ThreeInTenDaysHoldAcrossWeeks()
    {
        var steam = Step("steam");
        var schedule = Schedule(Another, Diary.Empty, March(2), Plan.Default(March(2)));

        Enumerable.Range(2, 14).Where(day => schedule.On(March(day)).Find("steam")!.State == AgendaState.Due).ShouldBe([2, 6, 9, 13]);
        schedule.May(steam, March(11)).InsteadOf.ShouldBe([March(9)]);
    }
}
