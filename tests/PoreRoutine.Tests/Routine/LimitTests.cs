using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using PoreRoutine.Routine;

namespace PoreRoutine.Tests.Routine;

public sealed class LimitTests
{
    private static readonly LocalDate s_evening = new(2026, 3, 4);

    [Fact]
    public void FirstAllowed_NothingDone_IsTheEveningItself()
    {
        new Limit(1, 7).FirstAllowed(s_evening, []).ShouldBe(s_evening);
    }

    [Fact]
    public void FirstAllowed_OnceInSeven_IsSevenDaysAfterTheLast()
    {
        new Limit(1, 7).FirstAllowed(s_evening.PlusDays(1), [s_evening]).ShouldBe(s_evening.PlusDays(7));
        new Limit(1, 7).FirstAllowed(s_evening.PlusDays(7), [s_evening]).ShouldBe(s_evening.PlusDays(7));
    }

    [Fact]
    public void FirstAllowed_TwiceInSeven_CountsTheWindowThatRuns()
    {
        new Limit(2, 7).FirstAllowed(s_evening, [s_evening.PlusDays(-6), s_evening.PlusDays(-2)]).ShouldBe(s_evening.PlusDays(1));
        new Limit(2, 7).FirstAllowed(s_evening, [s_evening.PlusDays(-7), s_evening.PlusDays(-2)]).ShouldBe(s_evening);
    }

    [Fact]
    public void FirstAllowed_AnyHistory_NeverBreaksTheLimitAndIsTheEarliest()
    {
        var histories = from days in Gen.Choose(0, 30).ListOf()
                        from atMost in Gen.Choose(1, 3)
                        from inDays in Gen.Choose(1, 10)
                        select (Done: days.Distinct().Select(day => s_evening.PlusDays(-day)).ToList(), Limit: new Limit(atMost, inDays));
        Prop.ForAll(histories.ToArbitrary(), history =>
        {
            var first = history.Limit.FirstAllowed(s_evening, history.Done);
            bool Fits(LocalDate date) => history.Done.Count(done => done <= date && Period.DaysBetween(done, date) < history.Limit.InDays) < history.Limit.AtMost;
            return first >= s_evening && Fits(first) && Enumerable.Range(0, Period.DaysBetween(s_evening, first)).All(day => !Fits(s_evening.PlusDays(day)));
        }).QuickCheckThrowOnFailure();
    }
}
