using System.Diagnostics;

namespace PoreRoutine.Bot.Reminders;

/// <summary>
/// How much is under way at once: as much as goes through in time, as TCP finds it out for a line. Twice as much each time at first, until
/// something is late; then half of it, and from there one more for each round that is in time. A store that is slow is not brought to a stand by
/// all that is asked of it at once. Thread-safe; one caller at a time enters.
/// </summary>
/// <param name="most">How much at most; 1 or more.</param>
internal sealed class AdaptiveParallelism(int most)
{
    private const int First = 16;

    private readonly Lock _lock = new();
    private double _limit = Math.Min(First, most);
    private bool _isProbing = true;
    private int _underWay;
    private long _lastCut = long.MinValue;
    private TaskCompletionSource? _left;

    /// <summary>How much may be under way now.</summary>
    public int Limit
    {
        get
        {
            lock (_lock)
            {
                return (int)_limit;
            }
        }
    }

    /// <summary>Waits until one more may be begun, and begins it.</summary>
    /// <returns>When it was begun, for <see cref="Leave"/>.</returns>
    public async Task<long> EnterAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Task left;
            lock (_lock)
            {
                if (_underWay < (int)_limit)
                {
                    _underWay++;
                    return Stopwatch.GetTimestamp();
                }

                left = (_left ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }

            await left.WaitAsync(cancellationToken);
        }
    }

    /// <summary>One is done.</summary>
    /// <param name="entered">When it was begun.</param>
    /// <param name="wasLate">Whether it took too long. Of all that were begun before the last cut that says nothing new.</param>
    public void Leave(long entered, bool wasLate)
    {
        TaskCompletionSource? left;
        lock (_lock)
        {
            _underWay--;
            if (!wasLate)
            {
                _limit = Math.Min(most, _limit + (_isProbing ? 1 : 1 / _limit));
            }
            else if (entered > _lastCut)
            {
                (_limit, _isProbing, _lastCut) = (Math.Max(1, _limit / 2), false, Stopwatch.GetTimestamp());
            }

            (left, _left) = (_left, null);
        }

        left?.TrySetResult();
    }
}
