using System.Collections.Concurrent;

namespace BotFramework.Turns;

/// <summary>
/// Tries in the background to get rid of what turns left unsent: at a channel's own pace where that is what holds it up, else less and less
/// often, until ten minutes brought nothing. What is left then waits for the conversation's next turn. Thread-safe; ends when disposed.
/// </summary>
/// <param name="send">
/// Sends what a conversation has unsent, as far as the channel takes it at once. Calls the last parameter before it lets go of the
/// conversation, if nothing is left.
/// </param>
/// <param name="clock">What pauses run on.</param>
internal sealed class OutboxDrain(Func<string, IActivitySender, Action, CancellationToken, Task<SendResult>> send, TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, Task> _conversations = new(StringComparer.Ordinal);

    /// <summary>Conversations that only haste holds up.</summary>
    private readonly ConcurrentDictionary<string, bool> _paced = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _ending = new();

    /// <summary>True while a conversation's channel takes what it can, so that trying more often only costs time.</summary>
    public bool IsPaced(string key) => _paced.ContainsKey(key);

    /// <summary>Begins unless it has. The caller holds the conversation, so that none is left behind.</summary>
    public void Begin(string key, IActivitySender sender, TimeSpan? after)
    {
        if (!_ending.IsCancellationRequested)
        {
            _conversations.GetOrAdd(key, _ => Task.Run(() => DrainAsync(key, sender, after)));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_conversations.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _ending.Dispose();
    }

    private async Task DrainAsync(string key, IActivitySender sender, TimeSpan? after)
    {
        var done = false;
        try
        {
            var pause = s_firstPause;
            var lastTaken = clock.GetTimestamp();
            while (!done && clock.GetElapsedTime(lastTaken) < s_patience)
            {
                Pace(key, after is not null);
                await Task.Delay(after ?? pause, clock, _ending.Token).ConfigureAwait(false);
                var result = await send(key, sender, Emptied, _ending.Token).ConfigureAwait(false);
                if (result.Taken > 0)
                {
                    (lastTaken, pause) = (clock.GetTimestamp(), s_firstPause);
                }
                else if (pause < s_longestPause)
                {
                    pause *= 2;
                }

                after = result.TryAgainAfter;

                void Emptied()
                {
                    Pace(key, false);
                    done = _conversations.TryRemove(key, out _);
                }
            }
        }
        finally
        {
            if (!done)
            {
                Pace(key, false);
                _conversations.TryRemove(key, out _);
            }
        }
    }

    private void Pace(string key, bool isPaced)
    {
        if (isPaced)
        {
            _paced[key] = true;
        }
        else
        {
            _paced.TryRemove(key, out _);
        }
    }
}
