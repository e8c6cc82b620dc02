using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using PoreRoutine.Routine;
using static PoreRoutine.Tests.Routine.Routines;

namespace PoreRoutine.Tests.Routine;

public sealed class PlanTests
{
    private static readonly Plan Fresh = Plan.Default(Wednesday, "Europe/Berlin");

    [Fact]
    public void DaysOf_NothingChosen_AreTheContentsDefaults()
    {
        Fresh.DaysOf(Step("exfoliate")).ShouldBe([IsoDayOfWeek.Sunday]);
        Fresh.DaysOf(Step("mask")).ShouldBe([IsoDayOfWeek.Wednesday]);
        Fresh.DaysOf(Step("serum")).ShouldBeEmpty();
        Fresh.Reminder.ShouldBe(new Reminder(new(21, 0), []));
    }

    [Fact]
    public void WithDays_TwoExfoliationsAWeek_NamesTheLimitAndChangesNothing() =>
        Fresh.WithDays(Step("exfoliate"), [IsoDayOfWeek.Monday, IsoDayOfWeek.Thursday], Wednesday)
            .ShouldBe(new(Fresh, PlanRefusal.BeyondLimit, new(1, 7)));

    [Fact]
    public void WithDays_ThreeMasksAWeek_NamesTheLimitAndTwoAreFine()
    {
        var mask = Step("mask");

        Fresh.WithDays(mask, [IsoDayOfWeek.Monday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Friday], Wednesday).Limit.ShouldBe(new(2, 7));
        var change = Fresh.WithDays(mask, [IsoDayOfWeek.Sunday, IsoDayOfWeek.Monday, IsoDayOfWeek.Sunday], Wednesday);
        change.Refusal.ShouldBeNull();
        change.Plan.DaysOf(mask).ShouldBe([IsoDayOfWeek.Monday, IsoDayOfWeek.Sunday]);
    }

    [Theory]
    [InlineData("mask", PlanRefusal.TooFewDays)]
    [InlineData("cleanse", PlanRefusal.NoWeekdays, IsoDayOfWeek.Monday)]
    [InlineData("steam", PlanRefusal.BeyondLimit, IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday)]
    [InlineData("steam", null, IsoDayOfWeek.Monday, IsoDayOfWeek.Friday)]
    public void WithDays_OfACadenceAndLimit_SaysWhatDoesNotFit(string step, PlanRefusal? refusal, params IsoDayOfWeek[] days) =>
        Fresh.WithDays(Step(step), days, Wednesday).Refusal.ShouldBe(refusal);

    [Fact]
    public void WithDays_MoreThanTheCadenceWithinTheLimit_IsTooMany()
    {
        var step = Step("mask") with { Cadence = new Cadence.Weekly(1, 1, [IsoDayOfWeek.Wednesday]) };

        Fresh.WithDays(step, [IsoDayOfWeek.Monday, IsoDayOfWeek.Thursday], Wednesday).Refusal.ShouldBe(PlanRefusal.TooManyDays);
    }

    [Fact]
    public void WithDays_AcrossTheWeeksWrap_CountsSevenDaysRunning()
    {
        var oneInTwo = Step("mask") with { Limit = new(1, 2) };

        Fresh.WithDays(oneInTwo, [IsoDayOfWeek.Monday, IsoDayOfWeek.Sunday], Wednesday).Refusal.ShouldBe(PlanRefusal.BeyondLimit);
        Fresh.WithDays(oneInTwo, [IsoDayOfWeek.Monday, IsoDayOfWeek.Saturday], Wednesday).Refusal.ShouldBeNull();
    }

    [Fact]
    public void WithDays_SameDaysAgain_StillHoldsWhatWasMissed()
    {
        var plan = Plan.Default(new(2026, 2, 1)).WithDays(Step("exfoliate"), [IsoDayOfWeek.Sunday], Wednesday).Plan;

        Schedule(plan: plan).On(Wednesday).Find("exfoliate")!.Reason.ShouldBe(new AgendaReason.MayBeMadeUp(March(1), false));
    }

    [Fact]
    public void WithDays_OtherDays_HoldFromTonightOn()
    {
        var plan = Plan.Default(new(2026, 2, 1)).WithDays(Step("exfoliate"), [IsoDayOfWeek.Monday], Wednesday).Plan;

        Schedule(plan: plan).On(Wednesday).Find("exfoliate")!.Reason.ShouldBe(new AgendaReason.OffDay());
        Schedule(plan: plan).Next(Step("exfoliate")).ShouldBe(March(9));
    }

    [Fact]
    public void CountedFrom_StepThatIsNotCounted_IsRefused()
    {
        Fresh.CountedFrom(Step("cleanse"), Wednesday).Refusal.ShouldBe(PlanRefusal.NotCounted);
        Fresh.CountedFrom(Step("mask"), Wednesday).Refusal.ShouldBe(PlanRefusal.NotCounted);
    }

    [Fact]
    public void Serialize_Plan_IsReadable()
    {
        var plan = Fresh.WithDays(Step("mask"), [IsoDayOfWeek.Sunday, IsoDayOfWeek.Monday], Wednesday).Plan with
        {
            Reminder = new(new(0, 30), [IsoDayOfWeek.Friday], March(20), true),
        };

        JsonSerializer.Serialize(plan).ShouldBe("""{"schema":1,"zone":"Europe/Berlin","since":"2026-03-04","steps":{"mask":{"days":["monday","sunday"],"from":"2026-03-04"}},"reminder":{"at":"00:30","days":["friday"],"pausedUntil":"2026-03-20","stopped":true}}""");
    }

    [Fact]
    public void Deserialize_WhatWasSerialized_IsTheSamePlan()
    {
        var days = Gen.SubListOf(Enum.GetValues<IsoDayOfWeek>()[1..]);
        var plans = from zone in Gen.Elements(null, "Asia/Kathmandu")
                    from exfoliate in days
                    from mask in days
                    from first in Gen.Choose(0, 9)
                    from reminder in Gen.OneOf(
                        Gen.Constant<Reminder?>(null),
                        from minute in Gen.Choose(0, 1439)
                        from evenings in days
                        from pause in Gen.Elements<LocalDate?>(null, March(9))
                        from stopped in Gen.Elements(true, false)
                        select new Reminder(LocalTime.Midnight.PlusMinutes(minute), [.. evenings.Order()], pause, stopped))
                    select Plan.Default(Wednesday, zone)
                            .WithDays(Step("exfoliate"), exfoliate, Wednesday).Plan
                            .WithDays(Step("mask"), mask, March(5)).Plan
                            .CountedFrom(Step("ampoule"), March(first)).Plan with
                    { Reminder = reminder };

        Check.QuickThrowOnFailure(Prop.ForAll(plans.ToArbitrary(), plan => JsonSerializer.Deserialize<Plan>(JsonSerializer.Serialize(plan)) == plan));
    }

    [Fact]
    public void Deserialize_WhatANewerProgramKeepsBeside_IsStoredAgain()
    {
        const string Stored = """{"schema":1,"since":"2026-03-04","reminder":null,"season":{"winter":[1,2]}}""";

        var plan = JsonSerializer.Deserialize<Plan>(Stored)!;

        plan.Reminder.ShouldBeNull();
        JsonSerializer.Serialize(plan).ShouldBe(Stored);
        JsonSerializer.Serialize(plan with { Zone = "Asia/Tokyo" }).ShouldContain("\"season\":{\"winter\":[1,2]}");
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"since":"soon"}""")]
    [InlineData("""{"schema":2,"since":"2026-03-04"}""")]
    [InlineData("""{"since":"2026-03-04","zone":1}""")]
    [InlineData("""{"since":"2026-03-04","steps":{"mask":{}}}""")]
    [InlineData("""{"since":"2026-03-04","steps":{"mask":{"from":"2026-03-04","days":["caturday"]}}}""")]
    [InlineData("""{"since":"2026-03-04","reminder":{"at":"25:00"}}""")]
    [InlineData("""{"since":"2026-03-04","reminder":{}}""")]
    public void Deserialize_AnotherShape_Throws(string json) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Plan>(json));
}
