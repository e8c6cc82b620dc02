using System.Text.Json;
using NodaTime;
using NodaTime.Testing.TimeZones;
using PoreRoutine.Routine;
using static PoreRoutine.Tests.Routine.Routines;

namespace PoreRoutine.Tests.Routine;

public sealed class ReminderCourseTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    private static readonly Instant Set = Instant.FromUtc(2026, 3, 4, 12, 0);

    private static readonly ReminderCourse Begun = ReminderCourse.Empty with { Since = Set };

    [Fact]
    public void Next_SetBeforeItsTime_IsTonight() =>
        Begun.Next(Reminder.Default, Berlin).ShouldBe(new(ReminderKind.Daily, Wednesday, Instant.FromUtc(2026, 3, 4, 20, 0)));

    [Fact]
    public void Next_SetAfterItsTime_IsTomorrow() =>
        (Begun with { Since = Instant.FromUtc(2026, 3, 4, 20, 0) }).Next(Reminder.Default, Berlin)!.Evening.ShouldBe(March(5));

    [Fact]
    public void Next_AfterMidnight_IsOfTheEveningBefore()
    {
        var course = ReminderCourse.Empty with { Since = Instant.FromUtc(2026, 3, 4, 23, 10) };

        course.Next(new Reminder(new(0, 30), []), Berlin).ShouldBe(new(ReminderKind.Daily, Wednesday, Instant.FromUtc(2026, 3, 4, 23, 30)));
    }

    [Fact]
    public void Next_NeverSet_IsNone() => ReminderCourse.Empty.Next(Reminder.Default, Berlin).ShouldBeNull();

    [Fact]
    public void Next_WantedNone_IsNone() => Begun.Next(null, Berlin).ShouldBeNull();

    [Fact]
    public void Next_DealtWithTonight_IsTomorrow_WhateverTheTimeIsNow()
    {
        var after = Begun.After(Begun.Next(Reminder.Default, Berlin)!);

        after.Next(Reminder.Default, Berlin)!.Evening.ShouldBe(March(5));
        (after with { Since = Instant.FromUtc(2026, 3, 4, 20, 5) }).Next(new Reminder(new(22, 0), []), Berlin)!.Evening.ShouldBe(March(5));
        after.Next(Reminder.Default, DateTimeZoneProviders.Tzdb["America/New_York"])!.Evening.ShouldBe(March(5));
    }

    [Fact]
    public void Next_EveningsLeftOut_IsTheFirstThatIsNot_AndOnceOverTheyAreForgotten()
    {
        var course = Begun.Without([March(6)]).Without([March(5), March(6)]);

        var tonight = course.Next(Reminder.Default, Berlin)!;
        tonight.Evening.ShouldBe(Wednesday);
        var next = course.After(tonight).Next(Reminder.Default, Berlin)!;
        next.Evening.ShouldBe(March(7));
        course.After(tonight).LeftOut.ShouldBe([March(5), March(6)]);
        course.After(next).LeftOut.ShouldBeEmpty();
    }

    [Fact]
    public void Next_LongOverdue_IsTheFirstThatWasNotDealtWith() =>
        (Begun with { LastEvening = March(4) }).Next(Reminder.Default, Berlin)!.Evening.ShouldBe(March(5));

    [Fact]
    public void Next_OneThatComesOnceEarlier_IsThatOne_AndTheDailyOneAfterIt()
    {
        var once = new DueReminder(ReminderKind.Once, Wednesday, Set + Duration.FromHours(1));
        var course = Begun.With(once)!;

        course.Next(Reminder.Default, Berlin).ShouldBe(once);
        course.After(once).Next(Reminder.Default, Berlin)!.Kind.ShouldBe(ReminderKind.Daily);
        course.Next(null, Berlin).ShouldBe(once);
    }

    [Fact]
    public void With_TheSameTwice_IsOne_AndThereIsAnEnd()
    {
        var once = new DueReminder(ReminderKind.Once, Wednesday, Set);
        Begun.With(once)!.With(once)!.Once.Length.ShouldBe(1);

        var full = Enumerable.Range(1, ReminderCourse.MostOnce).Aggregate(Begun, (course, hour) => course.With(once with { At = Set + Duration.FromHours(hour) })!);
        full.With(once with { At = Set + Duration.FromDays(9) }).ShouldBeNull();
    }

    [Theory]
    [InlineData(21, 0)]
    [InlineData(20, 59)]
    [InlineData(21, 59)]
    public void Next_ClocksJumpAtNineInTheEvening_IsMovedByTheJump(int hour, int minute)
    {
        // At 21:00 on that Wednesday it is 22:00 at once.
        var zone = new SingleTransitionDateTimeZone(Instant.FromUtc(2026, 3, 4, 21, 0), Offset.Zero, Offset.FromHours(1));
        var next = Begun.Next(new Reminder(new(hour, minute), []), zone)!;

        next.Evening.ShouldBe(Wednesday);
        next.At.ShouldBe(Instant.FromUtc(2026, 3, 4, hour, minute));
        var tomorrow = Begun.After(next).Next(new Reminder(new(hour, minute), []), zone)!;
        tomorrow.At.ShouldBe(Instant.FromUtc(2026, 3, 5, hour - 1, minute));
    }

    [Fact]
    public void Next_NineInTheEveningComesTwice_IsTheFirst_AndNoSecond()
    {
        // At 22:00 on that Wednesday it is 21:00 again.
        var zone = new SingleTransitionDateTimeZone(Instant.FromUtc(2026, 3, 4, 21, 0), Offset.FromHours(1), Offset.Zero);
        var first = Begun.Next(Reminder.Default, zone)!;

        first.At.ShouldBe(Instant.FromUtc(2026, 3, 4, 20, 0));
        Begun.After(first).Next(Reminder.Default, zone)!.At.ShouldBe(Instant.FromUtc(2026, 3, 5, 21, 0));
    }

    public static TheoryData<string, int, int> ZonesAndTimes()
    {
        var data = new TheoryData<string, int, int>();
        foreach (var zone in new[] { "America/New_York", "Asia/Beirut", "Pacific/Easter", "Antarctica/Troll", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kolkata" })
        {
            foreach (var (hour, minute) in new[] { (21, 0), (22, 30), (0, 0), (0, 30), (1, 30), (2, 30), (3, 59), (4, 0) })
            {
                data.Add(zone, hour, minute);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(ZonesAndTimes))]
    public void Next_OverAYear_IsEachEveningOnce_AtItsTimeUnlessTheClocksJumpOverIt(string id, int hour, int minute)
    {
        var zone = DateTimeZoneProviders.Tzdb[id];
        var reminder = new Reminder(new(hour, minute), []);
        var course = ReminderCourse.Empty with { Since = Instant.FromUtc(2026, 1, 1, 12, 0) };
        var first = course.Next(reminder, zone)!;
        for (var (evening, before) = (first.Evening, Instant.MinValue); evening < first.Evening.PlusDays(366); evening = evening.PlusDays(1))
        {
            var next = course.Next(reminder, zone)!;
            next.Evening.ShouldBe(evening);
            next.At.ShouldBeGreaterThan(before);
            var local = next.At.InZone(zone).LocalDateTime;
            var wanted = (hour < 4 ? evening.PlusDays(1) : evening) + reminder.At;
            switch (zone.MapLocal(wanted).Count)
            {
                case 0:
                    // By as much as the clocks jump: 02:30 is 03:30 in New York, 00:30 is 01:30 in Beirut, 01:30 is 03:30 in Troll.
                    var gap = zone.MapLocal(wanted);
                    local.ShouldBe(wanted.PlusTicks((gap.LateInterval.WallOffset - gap.EarlyInterval.WallOffset).Ticks));
                    break;
                default:
                    local.ShouldBe(wanted);
                    next.At.ShouldBe(zone.MapLocal(wanted).First().ToInstant());
                    break;
            }

            (before, course) = (next.At, course.After(next));
        }
    }

    [Fact]
    public void Json_ComesBackAsItWas()
    {
        var course = Begun.With(new(ReminderKind.Snooze, Wednesday, Set + Duration.FromMilliseconds(1)))!.With(new(ReminderKind.Once, March(9), Set + Duration.FromDays(5)))! with { LastEvening = March(3), LeftOut = [March(5), March(7)] };

        JsonSerializer.Deserialize<ReminderCourse>(JsonSerializer.Serialize(course)).ShouldBe(course);
        JsonSerializer.Serialize(ReminderCourse.Empty).ShouldBe("{}");
        JsonSerializer.Deserialize<ReminderCourse>("{}").ShouldBe(ReminderCourse.Empty);
    }

    [Theory]
    [InlineData("""{"since":"yesterday"}""")]
    [InlineData("""{"once":[{"at":"2026-03-04T12:00:00Z"}]}""")]
    [InlineData("""{"once":5}""")]
    [InlineData("""{"leftOut":"2026-03-05"}""")]
    [InlineData("""{"leftOut":["soon"]}""")]
    [InlineData("[]")]
    public void Json_OfAnythingElse_IsRefused(string json) => Should.Throw<JsonException>(() => JsonSerializer.Deserialize<ReminderCourse>(json));
}
