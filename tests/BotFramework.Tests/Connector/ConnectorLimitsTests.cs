using BotFramework.Connector;

namespace BotFramework.Tests.Connector;

public sealed class ConnectorLimitsTests : IDisposable
{
    private readonly ConnectorLimits _limits = new(7, 60, 50, TimeSpan.FromMinutes(1));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _limits.Dispose();

    [Fact]
    public async Task Acquire_OneConversationAtOnce_LetsSevenThrough()
    {
        (await CountAsync(_limits, 10, _ => Call("a"))).ShouldBe(7);
        (await CountAsync(_limits, 10, _ => Call("b"))).ShouldBe(7);
    }

    [Fact]
    public async Task Acquire_OneConversationWithinHalfAMinute_LetsSixtyThrough()
    {
        using var limits = new ConnectorLimits(perSecond: 1000, perHalfMinute: 60, perTenant: 1000, longestWait: TimeSpan.FromMinutes(1));

        (await CountAsync(limits, 65, _ => Call("a"))).ShouldBe(60);
        (await CountAsync(limits, 65, _ => Call("b"))).ShouldBe(60);
    }

    [Fact]
    public async Task Acquire_OneTenantAtOnce_LetsFiftyThrough()
    {
        (await CountAsync(_limits, 65, number => Call($"{number}"))).ShouldBe(50);
        (await CountAsync(_limits, 65, number => Call($"{number}", "another tenant"))).ShouldBe(50);
    }

    [Fact]
    public async Task Acquire_OverTheLimit_WaitsForTheWindowToPass()
    {
        var started = TimeProvider.System.GetTimestamp();
        await CountAsync(_limits, 7, _ => Call("a"));

        var eighth = _limits.AcquireAsync(Call("a", patient: true), Token).AsTask();

        eighth.IsCompleted.ShouldBeFalse();
        using var lease = await eighth;
        lease.IsAcquired.ShouldBeTrue();
        TimeProvider.System.GetElapsedTime(started).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(900));
    }

    [Fact]
    public async Task Acquire_WhileSomebodyWaits_NobodyOvertakes()
    {
        await CountAsync(_limits, 7, _ => Call("a"));
        var waiting = _limits.AcquireAsync(Call("a", patient: true), Token).AsTask();

        (await CountAsync(_limits, 1, _ => Call("a"))).ShouldBe(0);

        (await waiting).Dispose();
    }

    [Fact]
    public async Task Acquire_WaitGivenUp_EndsAtOnce()
    {
        await CountAsync(_limits, 7, _ => Call("a"));
        using var turn = new CancellationTokenSource();
        var waiting = _limits.AcquireAsync(Call("a", patient: true), turn.Token).AsTask();

        await turn.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(waiting);
    }

    private static ConnectorCall Call(string conversation, string tenant = "tenant", bool patient = false) =>
        new(conversation, tenant, patient ? DateTimeOffset.MaxValue : DateTimeOffset.MinValue);

    /// <summary>How many of so many calls, none of which waits, may go.</summary>
    private static async Task<int> CountAsync(ConnectorLimits limits, int calls, Func<int, ConnectorCall> call)
    {
        var acquired = 0;
        for (var i = 0; i < calls; i++)
        {
            using var lease = await limits.AcquireAsync(call(i), Token);
            acquired += lease.IsAcquired ? 1 : 0;
        }

        return acquired;
    }
}
