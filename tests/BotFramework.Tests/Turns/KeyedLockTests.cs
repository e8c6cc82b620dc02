using BotFramework.Turns;

namespace BotFramework.Tests.Turns;

public class KeyedLockTests
{
    private readonly KeyedLock _lock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AcquireAsync_KeyHeld_WaitsForItsRelease()
    {
        var first = await _lock.AcquireAsync("key", Token);
        var second = _lock.AcquireAsync("key", Token);
        second.IsCompleted.ShouldBeFalse();

        first.Dispose();

        (await second).Dispose();
    }

    [Fact]
    public async Task AcquireAsync_OtherKey_DoesNotWait()
    {
        using var first = await _lock.AcquireAsync("a", Token);

        using var second = await _lock.AcquireAsync("b", Token);
    }

    [Fact]
    public async Task AcquireAsync_WaitGivenUp_LeavesTheKeyToOthers()
    {
        var first = await _lock.AcquireAsync("key", Token);
        using var given = new CancellationTokenSource();
        var second = _lock.AcquireAsync("key", given.Token);
        await given.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(second);
        first.Dispose();

        (await _lock.AcquireAsync("key", Token)).Dispose();
    }

    [Fact]
    public async Task AcquireAsync_ManyAtOnce_OneHolderAtATime()
    {
        var counter = 0;

        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(async () =>
        {
            using var holder = await _lock.AcquireAsync($"{number % 2}", Token);
            if (number % 2 == 0)
            {
                var seen = counter;
                await Task.Yield();
                counter = seen + 1;
            }
        }, Token)));

        counter.ShouldBe(100);
    }
}
