using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace BotFramework.Tests.Turns;

/// <summary>A clock that a test moves, and that tells when something begins to wait for a sign of life to be due. Thread-safe.</summary>
internal sealed class SignalClock : FakeTimeProvider
{
    /// <summary>Between two signs of life.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Channel<bool> _waits = Channel.CreateUnbounded<bool>();

    /// <summary>Waits until the next sign of life is waited for: one more was given, unless it is the first.</summary>
    public Task WaitsAsync(CancellationToken cancellationToken) => _waits.Reader.ReadAsync(cancellationToken).AsTask();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime != Interval)
        {
            return timer;
        }

        _waits.Writer.TryWrite(true);
        return new Signal(timer, _waits.Writer);
    }

    private sealed class Signal(ITimer timer, ChannelWriter<bool> waits) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var isChanged = timer.Change(dueTime, period);
            waits.TryWrite(true);
            return isChanged;
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
