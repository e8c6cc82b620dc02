using NodaTime;
using PoreRoutine.Routine;
using static PoreRoutine.Tests.Routine.Routines;

namespace PoreRoutine.Tests.Routine;

public sealed class ProgressTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("D", 1)]
    [InlineData("DD.", 2)]
    [InlineData("DDsD", 3)]
    [InlineData("DD.D", 3)]
    [InlineData("DD.DD.D", 1)]
    [InlineData("DDsDD.D", 1)]
    [InlineData("D.DDDDDD.D", 8)]
    [InlineData("D.DDDDD.D", 1)]
    [InlineData("DDD...", 0)]
    [InlineData("DDD..", 3)]
    [InlineData("DDcD", 3)]
    [InlineData("D.D..DD.DD", 4)]
    public void Streak_Evenings_OneMissedInSevenIsForgiven(string evenings, int streak)
    {
        var diary = Diary.Empty;
        for (var day = 0; day < evenings.Length; day++)
        {
            var evening = Wednesday.PlusDays(day + 1 - evenings.Length);
            diary = evenings[day] switch
            {
                'D' => diary.Done("cleanse", evening).Done("serum", evening),
                's' => diary.Done("cleanse", evening).Skipped("serum", evening),
                'c' => diary.Done("cleanse", evening),
                _ => diary,
            };
        }

        Progress.Of(Schedule(diary)).Streak.ShouldBe(streak);
    }

    [Fact]
    public void Streak_LongerThanTheDiarysDetail_SaysSo()
    {
        var diary = Enumerable.Range(0, 500).Aggregate(Diary.Empty, (written, day) => written.Log(Wednesday.PlusDays(day), Wednesday.PlusDays(day), ["cleanse", "serum"], StepOutcome.Done).Diary);

        var progress = Progress.Of(Schedule(diary, Wednesday.PlusDays(499)));

        progress.Streak.ShouldBe(400);
        progress.IsStreakLonger.ShouldBeTrue();
    }

    [Fact]
    public void Streak_WhileTheSerumRests_TheCleanseIsEnough()
    {
        var diary = Diary.Empty.Done("cleanse", March(1), March(2), March(3), March(4)).Done("serum", March(1), March(2));

        Progress.Of(Schedule(diary, careSince: March(3))).Streak.ShouldBe(4);
    }

    [Fact]
    public void Streak_AnotherOperatorsRoutine_AsksForItsOwnStepOfEveryEvening() =>
        Progress.Of(Schedule(Another, Diary.Empty.Done("rinse", March(3), March(4)), Wednesday)).Streak.ShouldBe(2);

    [Fact]
    public void Week_Wednesday_CountsFromMondayToSunday()
    {
        var diary = Diary.Empty.Done("cleanse", March(1), March(2), March(4)).Skipped("serum", March(2));

        Progress.Of(Schedule(diary)).Week.Select(week => (week.Step.Id, week.Done, week.Skipped, week.Missed, week.Due)).ShouldBe(
        [
            ("cleanse", 2, 0, 1, 4),
            ("exfoliate", 0, 0, 0, 1),
            ("mask", 0, 0, 0, 1),
            ("serum", 0, 1, 1, 5),
        ]);
    }

    [Fact]
    public void Cells_FiveWeeks_EndWithTonightsWeekAndSayWhatBecameOfEach()
    {
        var diary = Diary.Empty
            .Done("cleanse", new LocalDate(2026, 2, 25), new LocalDate(2026, 2, 26), March(1))
            .Done("serum", new LocalDate(2026, 2, 25), new LocalDate(2026, 2, 26), March(1))
            .Done("mask", new LocalDate(2026, 2, 25))
            .Skipped("cleanse", March(2))
            .Log(Wednesday, March(6), ["cleanse", "mask", "serum"], StepOutcome.Skipped).Diary;

        var cells = Progress.Of(Schedule(diary)).Cells;

        cells.Length.ShouldBe(35);
        cells[0].Evening.ShouldBe(new(2026, 2, 2));
        cells[^1].Evening.ShouldBe(March(8));
        cells[..23].ShouldAllBe(cell => cell.State == ProgressState.Before);
        cells[23..].Select(cell => cell.State).ShouldBe(
        [
            ProgressState.AllDone, ProgressState.AllDone, ProgressState.Missed, ProgressState.Missed, ProgressState.SomeDone,
            ProgressState.Skipped, ProgressState.Missed, ProgressState.NoneYet, ProgressState.Ahead, ProgressState.Skipped, ProgressState.Ahead, ProgressState.Ahead,
        ]);
    }
}
