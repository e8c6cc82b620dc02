using System.Diagnostics.Metrics;
using BotFramework.Connector;
using BotFramework.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace BotFramework.Tests.Connector;

/// <summary>What an operator sees of channels' limits.</summary>
public sealed class ConnectorMetricsTests : ConnectorFixture
{
    [Fact]
    public async Task Send_TheChannelIsInAHurryTwice_IsTwoThrottles()
    {
        Channel.Script.Enqueue(new(429, RetryAfter: "0"));
        Channel.Script.Enqueue(new(429, RetryAfter: "0"));
        var parts = Parts();
        using var measured = new Measurements(parts.GetRequiredService<IMeterFactory>());

        (await parts.GetRequiredService<IActivitySender>().SendAsync(Sends("one", "two"), ATurn, Token)).Taken.ShouldBe(2);

        measured.Of("throttles").ShouldBe([(1, "by=channel"), (1, "by=channel")]);
    }

    [Fact]
    public async Task Send_OverTheOwnLimit_IsAThrottleAndNoCall()
    {
        var parts = Parts(limits: new ConnectorLimits(1, 60, 50, TimeSpan.FromMilliseconds(50)));
        using var measured = new Measurements(parts.GetRequiredService<IMeterFactory>());

        (await parts.GetRequiredService<IActivitySender>().SendAsync(Sends("one", "two"), TimeSpan.Zero, Token)).Taken.ShouldBe(1);

        Channel.Calls.Count.ShouldBe(1);
        measured.Of("throttles").ShouldBe([(1, "by=limit")]);
    }
}
