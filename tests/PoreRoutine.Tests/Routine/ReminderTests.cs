using NodaTime;
using PoreRoutine.Routine;
using static PoreRoutine.Tests.Routine.Routines;

namespace PoreRoutine.Tests.Routine;

public sealed class ReminderTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    [Theory]
    [InlineData(21, 0, "2026-03-04T21:00:00")]
    [InlineData(0, 0, "2026-03-05T00:00:00")]
    [InlineData(3, 59, "2026-03-05T03:59:00")]
    [InlineData(4, 0, "2026-03-04T04:00:00")]
    public void TimeOn_Evening_IsTheNextDateBeforeFour(int hour, int minute, string expected)
    {
        var reminder = new Reminder(new(hour, minute), []);

        NodaTime.Text.LocalDateTimePattern.GeneralIso.Format(reminder.TimeOn(Wednesday)).ShouldBe(expected);
        Evening.Of(reminder.InstantOn(Wednesday, Berlin), Berlin).ShouldBe(Wednesday);
    }

    [Fact]
    public void InstantOn_TimeThatTheClocksJumpOver_IsMovedByTheJump() =>
        new Reminder(new(2, 30), []).InstantOn(March(28), Berlin).ShouldBe(Instant.FromUtc(2026, 3, 29, 1, 30));

    [Fact]
    public void InstantOn_TimeThatComesTwice_IsTheFirst() =>
        new Reminder(new(2, 30), []).InstantOn(new(2026, 10, 24), Berlin).ShouldBe(Instant.FromUtc(2026, 10, 25, 0, 30));

    [Fact]
    public void Next_OnItsDays_IsTheFirstOfThem()
    {
        var reminder = new Reminder(new(0, 30), [IsoDayOfWeek.Monday, IsoDayOfWeek.Friday]);

        reminder.IsOn(Wednesday).ShouldBeFalse();
        reminder.Next(Wednesday).ShouldBe(March(6));
        reminder.Next(March(6)).ShouldBe(March(6));
    }

    [Fact]
    public void Next_Paused_IsFromThatEveningOn()
    {
        var reminder = Reminder.Default with { PausedUntil = March(20) };

        reminder.IsOn(March(19)).ShouldBeFalse();
        reminder.Next(Wednesday).ShouldBe(March(20));
        reminder.Next(March(25)).ShouldBe(March(25));
    }

    [Fact]
    public void Next_Stopped_IsNone()
    {
        (Reminder.Default with { IsStopped = true }).Next(Wednesday).ShouldBeNull();
        (Reminder.Default with { IsStopped = true }).IsOn(Wednesday).ShouldBeFalse();
    }
}
