namespace BotFramework.Connector;

/// <summary>When calls of one kind went out lately, or are to go out. Not thread-safe.</summary>
internal sealed class CallLog
{
    /// <summary>Instants, sorted. Most conversations have one.</summary>
    private long[] _calls = new long[1];
    private int _count;

    /// <summary>Before this instant none may go out.</summary>
    public long HeldUntil { get; set; } = long.MinValue;

    /// <summary>The first instant from one on at which one more call keeps a limit.</summary>
    /// <param name="from">The instant.</param>
    /// <param name="permits">How many calls may go out within the window.</param>
    /// <param name="window">How long the window is.</param>
    /// <remarks>What is to go out later counts as well, so that nobody overtakes.</remarks>
    public long Earliest(long from, int permits, long window)
    {
        var at = Math.Max(from, HeldUntil);
        for (var first = 0; ; first++)
        {
            while (first < _count && _calls[first] <= at - window)
            {
                first++;
            }

            var last = _count;
            while (last > first && _calls[last - 1] >= at + window)
            {
                last--;
            }

            if (last - first < permits)
            {
                return at;
            }

            at = _calls[first] + window;
        }
    }

    /// <summary>Notes a call, and forgets what went out before an instant.</summary>
    public void Add(long at, long forgetBefore)
    {
        var old = 0;
        while (old < _count && _calls[old] < forgetBefore)
        {
            old++;
        }

        _count -= old;
        Array.Copy(_calls, old, _calls, 0, _count);
        if (_count == _calls.Length)
        {
            Array.Resize(ref _calls, _count * 2);
        }

        var place = _count;
        while (place > 0 && _calls[place - 1] > at)
        {
            place--;
        }

        Array.Copy(_calls, place, _calls, place + 1, _count - place);
        _calls[place] = at;
        _count++;
    }

    /// <summary>True if nothing went out since an instant, or is to.</summary>
    public bool IsQuietSince(long instant) => HeldUntil < instant && (_count == 0 || _calls[_count - 1] < instant);
}
