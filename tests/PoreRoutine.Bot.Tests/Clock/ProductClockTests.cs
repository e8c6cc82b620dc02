using Microsoft.Extensions.Time.Testing;
using PoreRoutine.Bot.Clock;

namespace PoreRoutine.Bot.Tests.Clock;

public sealed class ProductClockTests
{
    private static readonly DateTimeOffset s_machineTime = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _machine = new(s_machineTime);

    [Fact]
    public void GetUtcNow_WithoutSettings_IsTheMachines()
    {
        new ProductClock(_machine, null, 1).GetUtcNow().ShouldBe(s_machineTime);
    }

    [Fact]
    public void GetUtcNow_WithAStart_RunsOnFromThere()
    {
        var start = new DateTimeOffset(2026, 3, 4, 20, 0, 0, TimeSpan.FromHours(-5));
        var clock = new ProductClock(_machine, start, 1);
        clock.GetUtcNow().ShouldBe(start);
        _machine.Advance(TimeSpan.FromMinutes(10));
        clock.GetUtcNow().ShouldBe(start.AddMinutes(10));
    }

    [Fact]
    public void GetUtcNow_WithASpeed_RunsFasterFromNow()
    {
        var clock = new ProductClock(_machine, null, 60);
        _machine.Advance(TimeSpan.FromSeconds(30));
        clock.GetUtcNow().ShouldBe(s_machineTime.AddMinutes(30));
    }
}
