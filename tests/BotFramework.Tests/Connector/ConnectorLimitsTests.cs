using BotFramework.Connector;

namespace BotFramework.Tests.Connector;

public sealed class ConnectorLimitsTests
{
    private readonly ConnectorLimits _limits = new(7, 60, 50, TimeSpan.FromMinutes(1));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Acquire_OneConversationAtOnce_LetsSevenThrough()
    {
        (await CountAsync(_limits, 10, _ => Call("a"))).ShouldBe(7);
        (await CountAsync(_limits, 10, _ => Call("b"))).ShouldBe(7);
    }

    [Fact]
    public async Task Acquire_OneConversationWithinHalfAMinute_LetsSixtyThrough()
    {
        var limits = new ConnectorLimits(perSecond: 1000, perHalfMinute: 60, perTenant: 1000, longestWait: TimeSpan.FromMinutes(1));

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
        (await eighth).ShouldBeNull();
        TimeProvider.System.GetElapsedTime(started).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(900));
    }

    [Fact]
    public async Task Acquire_AskedAgainAndAgainWithinTheSecond_KeepsWhatIsLeftOfTheHalfMinute()
    {
        var limits = new ConnectorLimits(perSecond: 2, perHalfMinute: 5, perTenant: 1000, longestWait: TimeSpan.FromMinutes(1));
        var started = TimeProvider.System.GetTimestamp();
        (await CountAsync(limits, 20, _ => Call("a"))).ShouldBe(2);

        var third = await limits.AcquireAsync(Call("a", patient: true), Token);

        third.ShouldBeNull();
        TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task Acquire_WhileSomebodyWaits_NobodyOvertakes()
    {
        await CountAsync(_limits, 7, _ => Call("a"));
        var waiting = _limits.AcquireAsync(Call("a", patient: true), Token).AsTask();

        (await CountAsync(_limits, 1, _ => Call("a"))).ShouldBe(0);

        (await waiting).ShouldBeNull();
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

    [Fact]
    public async Task Acquire_TooLongToWait_SaysHowLongAndUsesNothingUp()
    {
        var limits = new ConnectorLimits(perSecond: 2, perHalfMinute: 60, perTenant: 3, longestWait: TimeSpan.FromMilliseconds(100));
        await CountAsync(limits, 2, _ => Call("a"));

        var wait = await limits.AcquireAsync(Call("a", patient: true), Token);

        wait!.Value.ShouldBeInRange(TimeSpan.FromMilliseconds(500), TimeSpan.FromMilliseconds(1100));
        (await CountAsync(limits, 2, _ => Call("b"))).ShouldBe(1);
    }

    [Fact]
    public async Task HoldBack_OneCallOfATenant_HoldsAllItsConversationsAndNobodyElse()
    {
        _limits.HoldBack(Call("a"), TimeSpan.FromHours(1));

        var wait = await _limits.AcquireAsync(Call("b"), Token);

        wait!.Value.ShouldBeInRange(TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5));
        (await _limits.AcquireAsync(Call("c", "another tenant"), Token)).ShouldBeNull();
    }

    [Fact]
    public async Task HoldBack_ForAMoment_IsWaitedFor()
    {
        var started = TimeProvider.System.GetTimestamp();
        _limits.HoldBack(Call("a"), TimeSpan.FromMilliseconds(300));

        (await _limits.AcquireAsync(Call("b", patient: true), Token)).ShouldBeNull();

        TimeProvider.System.GetElapsedTime(started).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(290));
    }

    private static ConnectorCall Call(string conversation, string tenant = "tenant", bool patient = false) =>
        new(conversation, tenant, patient ? DateTimeOffset.MaxValue : DateTimeOffset.MinValue);

    /// <summary>How many of so many calls, none of which waits, may go.</summary>
    private static async Task<int> CountAsync(ConnectorLimits limits, int calls, Func<int, ConnectorCall> call)
    {
        var acquired = 0;
        for (var i = 0; i < calls; i++)
        {
            acquired += await limits.AcquireAsync(call(i), Token) is null ? 1 : 0;
        }

        return acquired;
    }
}
