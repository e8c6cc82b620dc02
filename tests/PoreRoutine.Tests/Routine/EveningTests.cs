using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Testing.TimeZones;
using PoreRoutine.Routine;

namespace PoreRoutine.Tests.Routine;

public sealed class EveningTests
{
    private static readonly DateTimeZone NewYork = DateTimeZoneProviders.Tzdb["America/New_York"];

    [Theory]
    [InlineData("2026-03-04T21:00", "2026-03-04")]
    [InlineData("2026-03-05T00:40", "2026-03-04")]
    [InlineData("2026-03-05T03:59:59", "2026-03-04")]
    [InlineData("2026-03-05T04:00", "2026-03-05")]
    [InlineData("2026-03-08T03:30", "2026-03-07")]
    [InlineData("2026-11-01T03:59", "2026-10-31")]
    [InlineData("2026-11-01T04:00", "2026-11-01")]
    public void Of_LocalTime_IsTheDateFromFourToFour(string local, string evening)
    {
        var instant = NodaTime.Text.LocalDateTimePattern.GeneralIso.Parse(local.Length == 16 ? local + ":00" : local).Value
            .InZoneStrictly(NewYork).ToInstant();

        Evening.Of(instant, NewYork).ShouldBe(Date(evening));
    }

    [Fact]
    public void StartOf_TurnInAGap_IsTheEndOfTheGap()
    {
        // 03:30 becomes 04:30.
        var jump = Instant.FromUtc(2026, 3, 8, 3, 30);
        var zone = new SingleTransitionDateTimeZone(jump, Offset.Zero, Offset.FromHours(1));

        Evening.StartOf(new(2026, 3, 8), zone).ShouldBe(jump);
        Evening.Of(jump, zone).ShouldBe(new(2026, 3, 8));
        Evening.Of(jump - Duration.Epsilon, zone).ShouldBe(new(2026, 3, 7));
    }

    [Fact]
    public void Of_TurnThatComesTwice_StaysTheNewEveningAfterTheFirst()
    {
        // 04:30 becomes 03:30: the clock passes 04:00 twice.
        var back = Instant.FromUtc(2026, 11, 1, 4, 30);
        var zone = new SingleTransitionDateTimeZone(back, Offset.Zero, Offset.FromHours(-1));

        Evening.Of(Instant.FromUtc(2026, 11, 1, 4, 10), zone).ShouldBe(new(2026, 11, 1));
        Evening.Of(back + Duration.FromMinutes(10), zone).ShouldBe(new(2026, 11, 1));
        Evening.StartOf(new(2026, 11, 1), zone).ShouldBe(Instant.FromUtc(2026, 11, 1, 4, 0));
    }

    [Fact]
    public void Of_AnyInstantInAnyZone_LiesBetweenItsEveningsStartAndTheNext()
    {
        var zones = DateTimeZoneProviders.Tzdb.Ids.Select(id => DateTimeZoneProviders.Tzdb[id]).ToArray();
        var minutes = (First: (int)(Instant.FromUtc(1900, 1, 1, 0, 0).ToUnixTimeSeconds() / 60), Last: (int)(Instant.FromUtc(2100, 1, 1, 0, 0).ToUnixTimeSeconds() / 60));
        var anywhere = from zone in Gen.Elements(zones)
                       from minute in Gen.Choose(minutes.First, minutes.Last)
                       select (Zone: zone, Instant: Instant.FromUnixTimeSeconds(60L * minute));

        // And close to where clocks change, where the mistakes are.
        var atChanges = from at in anywhere
                        from away in Gen.Choose(-1500, 1500)
                        let interval = at.Zone.GetZoneInterval(at.Instant)
                        select (at.Zone, (interval.HasEnd ? interval.End : at.Instant) + Duration.FromMinutes(away));

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000), Prop.ForAll(Gen.OneOf(anywhere, atChanges).ToArbitrary(), at =>
        {
            var (zone, instant) = at;
            var evening = Evening.Of(instant, zone);
            return Evening.StartOf(evening, zone) <= instant && instant < Evening.StartOf(evening.PlusDays(1), zone);
        }));
    }

    private static LocalDate Date(string iso) => NodaTime.Text.LocalDatePattern.Iso.Parse(iso).Value;
}
