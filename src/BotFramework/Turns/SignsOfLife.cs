namespace BotFramework.Turns;

/// <summary>
/// Gives a sign of life again and again until it is disposed, one at a time. Nearly always that is before the first: so there is nothing but a
/// timer until then. One that fails is the last.
/// </summary>
internal sealed class SignsOfLife : IAsyncDisposable
{
    private readonly Func<Task> _show;
    private readonly TimeSpan _interval;
    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private Task _last = Task.CompletedTask;
    private bool _isOver;

    /// <summary>Begins.</summary>
    /// <param name="clock">What the interval runs on.</param>
    /// <param name="interval">Before the first, and between one and the next.</param>
    /// <param name="show">Gives a sign of life.</param>
    public SignsOfLife(TimeProvider clock, TimeSpan interval, Func<Task> show)
    {
        (_show, _interval) = (show, interval);
        _timer = clock.CreateTimer(_ => Begin(), null, interval, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Gives no more, once the one that is being given has come to its end.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            _isOver = true;
        }

        await _timer.DisposeAsync().ConfigureAwait(false);
        await _last.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Begin()
    {
        lock (_lock)
        {
            if (!_isOver)
            {
                _last = ShowAsync();
            }
        }
    }

    private async Task ShowAsync()
    {
        await _show().ConfigureAwait(false);
        lock (_lock)
        {
            if (!_isOver)
            {
                _timer.Change(_interval, Timeout.InfiniteTimeSpan);
            }
        }
    }
}
