using Microsoft.Extensions.Time.Testing;
using PoreRoutine.Bot.Reminders;

namespace PoreRoutine.Bot.Tests.Reminders;

/// <summary>A clock that a test moves, and that knows whether the sweep has done what was its to do by now. Thread-safe.</summary>
/// <param name="start">Where it stands at first.</param>
internal sealed class SweepClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _waits = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTimeOffset? _next;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime == ReminderSweep.Interval)
        {
            lock (_lock)
            {
                _next = GetUtcNow() + dueTime;
                _waits.TrySetResult();
                _waits = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }

        return timer;
    }

    /// <summary>The service ends: its sweep waits for no hour any more.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _next = null;
        }
    }

    /// <summary>Waits until the sweep of this hour is over, and the next one is waited for.</summary>
    public async Task SweptAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task waits;
            lock (_lock)
            {
                if (_next > GetUtcNow())
                {
                    return;
                }

                waits = _waits.Task;
            }

            await waits.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
        }
    }
}
