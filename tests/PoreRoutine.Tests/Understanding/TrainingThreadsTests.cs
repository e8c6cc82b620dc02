using PoreRoutine.Understanding;

namespace PoreRoutine.Tests.Understanding;

public sealed class TrainingThreadsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    public void For_ManyNumbers_DoesEachOnceAndNoneOnThePool(int count)
    {
        var done = new int[count];
        var pooled = 0;

        TrainingThreads.For(count, index =>
        {
            Interlocked.Increment(ref done[index]);
            if (Thread.CurrentThread.IsThreadPoolThread) Interlocked.Increment(ref pooled);
        });

        done.ShouldAllBe(times => times == 1);
        pooled.ShouldBe(0);
    }

    [Fact]
    public void For_WorkThatThrows_ThrowsItAndStops()
    {
        var begun = 0;

        Should.Throw<FormatException>(() => TrainingThreads.For(1_000_000, _ =>
        {
            Interlocked.Increment(ref begun);
            throw new FormatException("a fault of the work");
        }));

        begun.ShouldBeLessThanOrEqualTo(Environment.ProcessorCount);
    }
}
