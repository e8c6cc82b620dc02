using PoreRoutine.Bot.Reminders;

namespace PoreRoutine.Bot.Tests.Reminders;

public sealed class AdaptiveParallelismTests
{
    private readonly AdaptiveParallelism _parallelism = new(64);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Leave_AllInTime_ReachesTheMost()
    {
        await RoundAsync(false);
        await RoundAsync(false);

        _parallelism.Limit.ShouldBe(64);
    }

    [Fact]
    public async Task Leave_ARoundIsLate_IsHalvedOnceAndGrowsByOneARoundAfterwards()
    {
        await RoundAsync(false);
        await RoundAsync(true);
        _parallelism.Limit.ShouldBe(16);

        await RoundAsync(false);
        _parallelism.Limit.ShouldBeInRange(16, 17);
        await RoundAsync(false);
        _parallelism.Limit.ShouldBeInRange(17, 18);
    }

    [Fact]
    public async Task Leave_AlwaysLate_OneGoesOn()
    {
        for (var round = 0; round < 10; round++)
        {
            await RoundAsync(true);
        }

        _parallelism.Limit.ShouldBe(1);
        _parallelism.EnterAsync(Token).IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task Enter_AsManyAsMayAreUnderWay_WaitsForOneToLeave()
    {
        var entered = await _parallelism.EnterAsync(Token);
        for (var more = 1; more < 16; more++)
        {
            await _parallelism.EnterAsync(Token);
        }

        var next = _parallelism.EnterAsync(Token);
        next.IsCompleted.ShouldBeFalse();
        _parallelism.Leave(entered, wasLate: false);
        await next.WaitAsync(TimeSpan.FromSeconds(10), Token);
    }

    [Fact]
    public async Task Enter_GivenUp_Ends()
    {
        for (var one = 0; one < 16; one++)
        {
            await _parallelism.EnterAsync(Token);
        }

        using var stop = new CancellationTokenSource();
        var next = _parallelism.EnterAsync(stop.Token);
        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(next);
    }

    /// <summary>As many as may be are begun, then all are done.</summary>
    private async Task RoundAsync(bool wasLate)
    {
        var begun = new List<long>();
        for (var one = _parallelism.Limit; one > 0; one--)
        {
            begun.Add(await _parallelism.EnterAsync(Token));
        }

        begun.ForEach(entered => _parallelism.Leave(entered, wasLate));
    }
}
