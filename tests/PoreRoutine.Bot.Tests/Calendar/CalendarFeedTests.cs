using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;
using PoreRoutine.Bot.Calendar;
using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Dialogs;
using PoreRoutine.Bot.Tests.Support;
using PoreRoutine.Routine;

namespace PoreRoutine.Bot.Tests.Calendar;

/// <summary>The feed of a client with the default plan unless said otherwise: Sunday exfoliation, Wednesday mask, cleanse and serum every evening.</summary>
public sealed class CalendarFeedTests
{
    private const string Every = "Double cleanse, Resurfacing serum";

    /// <summary>Wednesday 4 March 2026.</summary>
    private static readonly LocalDate s_tonight = new(2026, 3, 4);

    [Theory]
    // New York's clocks jump from 02:00 to 03:00 on 8 March, and back from 02:00 to 01:00 on 1 November.
    [InlineData("America/New_York", "21:00", "2026-03-07", "2026-03-08T02:00Z")]
    [InlineData("America/New_York", "21:00", "2026-03-08", "2026-03-09T01:00Z")]
    [InlineData("America/New_York", "00:30", "2026-03-07", "2026-03-08T05:30Z")]
    [InlineData("America/New_York", "00:30", "2026-03-08", "2026-03-09T04:30Z")]
    [InlineData("America/New_York", "02:30", "2026-03-07", "2026-03-08T07:30Z")]
    [InlineData("America/New_York", "21:00", "2026-10-31", "2026-11-01T01:00Z")]
    [InlineData("America/New_York", "21:00", "2026-11-01", "2026-11-02T02:00Z")]
    [InlineData("America/New_York", "01:30", "2026-10-31", "2026-11-01T05:30Z")]
    // Beirut's from midnight to 01:00 on 29 March, and back from midnight to 23:00 on 24 October.
    [InlineData("Asia/Beirut", "21:00", "2026-03-28", "2026-03-28T19:00Z")]
    [InlineData("Asia/Beirut", "00:30", "2026-03-28", "2026-03-28T22:30Z")]
    [InlineData("Asia/Beirut", "21:00", "2026-03-29", "2026-03-29T18:00Z")]
    [InlineData("Asia/Beirut", "23:30", "2026-10-24", "2026-10-24T20:30Z")]
    [InlineData("Asia/Beirut", "21:00", "2026-10-25", "2026-10-25T19:00Z")]
    // Easter Island's back from 22:00 to 21:00 on 4 April, and from 22:00 to 23:00 on 5 September.
    [InlineData("Pacific/Easter", "21:00", "2026-04-03", "2026-04-04T02:00Z")]
    [InlineData("Pacific/Easter", "21:00", "2026-04-04", "2026-04-05T02:00Z")]
    [InlineData("Pacific/Easter", "21:00", "2026-04-05", "2026-04-06T03:00Z")]
    [InlineData("Pacific/Easter", "22:30", "2026-09-05", "2026-09-06T04:30Z")]
    [InlineData("Pacific/Easter", "21:00", "2026-09-06", "2026-09-07T02:00Z")]
    // Troll's by two hours, from 01:00 to 03:00 on 29 March, and back from 03:00 to 01:00 on 25 October.
    [InlineData("Antarctica/Troll", "21:00", "2026-03-28", "2026-03-28T21:00Z")]
    [InlineData("Antarctica/Troll", "01:30", "2026-03-28", "2026-03-29T01:30Z")]
    [InlineData("Antarctica/Troll", "21:00", "2026-03-29", "2026-03-29T19:00Z")]
    [InlineData("Antarctica/Troll", "00:30", "2026-10-24", "2026-10-24T22:30Z")]
    [InlineData("Antarctica/Troll", "02:30", "2026-10-24", "2026-10-25T00:30Z")]
    [InlineData("Antarctica/Troll", "21:00", "2026-10-25", "2026-10-25T21:00Z")]
    public void Write_WhereClocksChange_HasEachEveningAtItsLocalTime(string zone, string at, string evening, string expected)
    {
        var date = LocalDatePattern.Iso.Parse(evening).Value;
        var now = (date.PlusDays(-30) + new LocalTime(12, 0)).InZoneStrictly(DateTimeZoneProviders.Tzdb[zone]).ToInstant();
        var client = Client(zone, new Reminder(LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(at).Value, []));

        var events = Read(client, now).Events;

        events.Count.ShouldBe(60);
        events.Select(each => each.Uid).Distinct().Count().ShouldBe(60);
        var found = events.Single(each => each.Uid.StartsWith(date.ToString("uuuuMMdd", CultureInfo.InvariantCulture), StringComparison.Ordinal));
        found.Start.ShouldBe(InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm'Z'").Parse(expected).Value);
        found.End.ShouldBe(found.Start + Duration.FromMinutes(15));
    }

    [Fact]
    public void Write_HalfPastMidnight_BeginsWithTonightsOnTheNextDate()
    {
        // Thursday, 00:10: Wednesday's evening still runs.
        var now = At(s_tonight.PlusDays(1) + new LocalTime(0, 10));
        var first = Read(Client(reminder: new Reminder(new LocalTime(0, 30), [])), now).Events[0];
        first.Start.ShouldBe(now + Duration.FromMinutes(20));
        first.Uid.ShouldStartWith("20260304-");
        first.Summary.ShouldBe("Evening routine: Double cleanse, Pore-refining mask, Resurfacing serum");
    }

    [Fact]
    public void Write_TheDefaultPlan_HasSixtyEveningsEachWithItsSteps()
    {
        var calendar = Read(Client());
        calendar.Events.Select(each => each.Start).ShouldBe(Enumerable.Range(0, 60).Select(days => At(s_tonight.PlusDays(days) + new LocalTime(21, 0))));
        foreach (var each in calendar.Events)
        {
            each.Summary.ShouldBe("Evening routine: " + each.Start.InZone(DateTimeZoneProviders.Tzdb["America/New_York"]).DayOfWeek switch
            {
                IsoDayOfWeek.Sunday => "Double cleanse, Double exfoliation, Resurfacing serum",
                IsoDayOfWeek.Wednesday => "Double cleanse, Pore-refining mask, Resurfacing serum",
                _ => Every,
            });
            each.Description.ShouldStartWith(each.Summary["Evening routine: ".Length..].Replace(", ", "\n", StringComparison.Ordinal));
            each.Description.ShouldContain("lag a day");
            each.Transparency.ShouldBe("TRANSPARENT");
            each.Stamp.ShouldBe(Now);
        }
    }

    [Fact]
    public void Write_TheHead_NamesTheOperatorAndHowOftenToLook()
    {
        var calendar = Read(Client());
        calendar["VERSION"].ShouldBe("2.0");
        calendar["PRODID"].ShouldContain("Pore Routine");
        calendar["NAME"].ShouldContain(RealContent.Value.Operator.Name);
        calendar["X-WR-CALNAME"].ShouldBe(calendar["NAME"]);
        calendar["REFRESH-INTERVAL;VALUE=DURATION"].ShouldBe("PT6H");
        calendar["X-PUBLISHED-TTL"].ShouldBe("PT6H");
    }

    [Fact]
    public void Write_MasksMoved_StandOnTheirNewDays()
    {
        var mask = RealContent.Value.Routine.FindStep("mask")!;
        var client = Client();
        client.Plan = client.Plan!.WithDays(mask, [IsoDayOfWeek.Tuesday, IsoDayOfWeek.Friday], s_tonight).Plan;
        Days(Read(client), mask).ShouldBe([IsoDayOfWeek.Tuesday, IsoDayOfWeek.Friday], ignoreOrder: true);
    }

    [Fact]
    public void Write_SkippedAhead_IsLeftOutOnThatEvening()
    {
        var client = Client();
        client.Diary = client.Diary.Log(s_tonight, s_tonight.PlusDays(4), ["exfoliate"], StepOutcome.Skipped).Diary;
        client.Diary = client.Diary.Log(s_tonight, s_tonight.PlusDays(5), ["cleanse", "serum"], StepOutcome.Skipped).Diary;
        client.Diary = client.Diary.Log(s_tonight, s_tonight, ["cleanse"], StepOutcome.Done).Diary;

        var events = Read(client).Events;

        events.Count.ShouldBe(59);
        events[0].Summary.ShouldBe("Evening routine: Pore-refining mask, Resurfacing serum");
        events[4].Summary.ShouldBe($"Evening routine: {Every}");
        events[4].Uid.ShouldStartWith("20260308-");
        events[5].Uid.ShouldStartWith("20260310-");
    }

    [Fact]
    public void Write_AfterASignThatNeedsADoctor_HasOnlyWhatIsGentle()
    {
        var client = Client();
        client.CareSince = "2026-03-03";
        Read(client).Events.Select(each => each.Summary).Distinct().ShouldBe(["Evening routine: Double cleanse"]);
    }

    [Fact]
    public void Write_ReminderPausedStoppedOrOnSomeDays_HasAllEveningsAtItsTime()
    {
        var late = new LocalTime(22, 30);
        Reminder[] reminders = [new(late, [], PausedUntil: s_tonight.PlusDays(20)), new(late, [], IsStopped: true), new(late, [IsoDayOfWeek.Monday])];
        foreach (var reminder in reminders)
        {
            var events = Read(Client(reminder: reminder)).Events;
            events.Count.ShouldBe(60);
            events.ShouldAllBe(each => each.Start.InZone(DateTimeZoneProviders.Tzdb["America/New_York"], CalendarSystem.Iso).TimeOfDay == late);
        }
    }

    [Fact]
    public void Write_WithoutAReminderOrAPlan_IsAtNine()
    {
        var withoutReminder = Client();
        withoutReminder.Plan = withoutReminder.Plan! with { Reminder = null };
        Read(withoutReminder).Events[0].Start.ShouldBe(At(s_tonight + new LocalTime(21, 0)));
        Read(new ClientRecord { Zone = "America/New_York" }).Events[0].Start.ShouldBe(At(s_tonight + new LocalTime(21, 0)));
        Read(new ClientRecord()).Events[0].Start.ShouldBe(Instant.FromUtc(2026, 3, 4, 21, 0));
    }

    [Fact]
    public void Write_NamesOfAllKinds_KeepLinesShortAndLettersWhole()
    {
        var name = $"Ärztin; \"Haut, Räume\" \\ {string.Concat(Enumerable.Repeat("🌙ü€", 40))}";
        var content = RealContent.Value with { Operator = RealContent.Value.Operator with { Name = name } };

        for (var shift = 0; shift < 4; shift++)
        {
            content = content with { Operator = content.Operator with { Name = "a" + content.Operator.Name } };
            var text = CalendarFeed.Write(Client(), content, "id", Now);

            text.ShouldEndWith("END:VCALENDAR\r\n");
            text.ShouldNotContain('\uFFFD');
            text.Count(letter => letter == '\n').ShouldBe(text.Split("\r\n").Length - 1);
            text.Split("\r\n").ShouldAllBe(line => Encoding.UTF8.GetByteCount(line) <= 75);
            WrittenCalendar.Read(text)["NAME"].ShouldEndWith(content.Operator.Name);
        }
    }

    [Fact]
    public void Write_ADayLater_KeepsTheNamesOfEvents()
    {
        var today = Read(Client()).Events.Select(each => each.Uid).ToList();
        var tomorrow = Read(Client(), Now + Duration.FromDays(1)).Events.Select(each => each.Uid).ToList();
        tomorrow.SkipLast(1).ShouldBe(today.Skip(1));
        Read(Client(), id: "another").Events.Select(each => each.Uid).Intersect(today).ShouldBeEmpty();
    }

    /// <summary>Wednesday 4 March 2026, 20:00 in New York.</summary>
    private static Instant Now => At(s_tonight + new LocalTime(20, 0));

    private static Instant At(LocalDateTime time) => time.InZoneStrictly(DateTimeZoneProviders.Tzdb["America/New_York"]).ToInstant();

    private static ClientRecord Client(string zone = "America/New_York", Reminder? reminder = null) =>
        new() { Plan = Plan.Default(new LocalDate(2026, 1, 1), zone) with { Reminder = reminder ?? Reminder.Default } };

    private static WrittenCalendar Read(ClientRecord client, Instant? now = null, string id = "id") =>
        WrittenCalendar.Read(CalendarFeed.Write(client, RealContent.Value, id, now ?? Now));

    private static ImmutableHashSet<IsoDayOfWeek> Days(WrittenCalendar calendar, Step step) =>
    [
        .. calendar.Events.Where(each => each.Summary.Contains(step.Title, StringComparison.Ordinal))
            .Select(each => each.Start.InZone(DateTimeZoneProviders.Tzdb["America/New_York"]).DayOfWeek),
    ];
}
