using System.Diagnostics;

namespace BotFramework.Connector;

/// <summary>
/// Keeps the bot within what channels take: so many calls a conversation in a second and in half a minute, so many a tenant in a second, and none
/// to a tenant whose channel asked to be left alone. Who is over a limit waits a moment, first come first served. Thread-safe; forgets
/// conversations and tenants that were quiet for a while.
/// </summary>
/// <remarks>
/// The windows slide: a token bucket would let a second window's worth through while the first is still in sight, and be refused for it. They
/// run on the machine's clock. A call takes its place in time as soon as it comes, or none at all: waiting needs no queue, and who is refused
/// has used nothing up. Each process counts its own calls; what several send together the channel's 429 settles.
/// </remarks>
internal sealed class ConnectorLimits
{
    /// <summary>Calls do not all take equally long to reach the channel, which counts when they come.</summary>
    private static readonly long s_jitter = Ticks(TimeSpan.FromMilliseconds(50));

    private static readonly long s_second = Ticks(TimeSpan.FromSeconds(1)) + s_jitter;
    private static readonly long s_halfMinute = Ticks(TimeSpan.FromSeconds(30)) + s_jitter;
    private static readonly long s_cleaning = Ticks(TimeSpan.FromSeconds(5));

    /// <summary>Who waits longer is better off in the outbox: others wait for the conversation with them.</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMilliseconds(500);

    /// <summary>Longer than this nobody is left alone, whatever a channel asks for: it may be mistaken, and it may be asked again.</summary>
    private static readonly TimeSpan s_longestHold = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, CallLog> _conversations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CallLog> _tenants = new(StringComparer.Ordinal);
    private readonly int _perSecond;
    private readonly int _perHalfMinute;
    private readonly int _perTenant;
    private readonly TimeSpan _longestWait;
    private long _nextCleaning;

    public ConnectorLimits()
        : this(7, 60, 50, s_longestWait)
    {
    }

    /// <summary>Limits of other sizes, for tests.</summary>
    internal ConnectorLimits(int perSecond, int perHalfMinute, int perTenant, TimeSpan longestWait) =>
        (_perSecond, _perHalfMinute, _perTenant, _longestWait) = (perSecond, perHalfMinute, perTenant, longestWait);

    /// <summary>How many conversations and tenants are remembered.</summary>
    internal int Remembered
    {
        get
        {
            lock (_lock)
            {
                return _conversations.Count + _tenants.Count;
            }
        }
    }

    /// <summary>Waits until a call may go out. One that would have to wait for too long gets its answer at once.</summary>
    /// <returns>Null if it may go; else after how long to ask again.</returns>
    public async ValueTask<TimeSpan?> AcquireAsync(ConnectorCall call, CancellationToken cancellationToken)
    {
        var timeLeft = call.Deadline - TimeProvider.System.GetUtcNow();
        var wait = Reserve(call, timeLeft < _longestWait ? timeLeft : _longestWait, out var isReserved);
        if (isReserved && wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, cancellationToken).ConfigureAwait(false);
        }

        return isReserved ? null : wait;
    }

    /// <summary>A channel asked to be left alone: nothing goes to the tenant for so long, five minutes at most.</summary>
    public void HoldBack(ConnectorCall call, TimeSpan time)
    {
        var until = Stopwatch.GetTimestamp() + Ticks(time < s_longestHold ? time : s_longestHold);
        lock (_lock)
        {
            var tenant = LogOf(_tenants, call.Tenant);
            tenant.HeldUntil = Math.Max(tenant.HeldUntil, until);
        }
    }

    /// <summary>Takes a place in time for a call, if there is one soon enough.</summary>
    private TimeSpan Reserve(ConnectorCall call, TimeSpan patience, out bool isReserved)
    {
        lock (_lock)
        {
            var now = Stopwatch.GetTimestamp();
            Clean(now);
            var (conversation, tenant) = (LogOf(_conversations, call.Conversation), LogOf(_tenants, call.Tenant));
            long at = now, before;
            do
            {
                before = at;
                at = conversation.Earliest(at, _perHalfMinute, s_halfMinute);
                at = conversation.Earliest(at, _perSecond, s_second);
                at = tenant.Earliest(at, _perTenant, s_second);
            }
            while (at != before);

            var wait = Stopwatch.GetElapsedTime(now, at);
            if (isReserved = wait == TimeSpan.Zero || wait <= patience)
            {
                conversation.Add(at, now - s_halfMinute);
                tenant.Add(at, now - s_second);
            }

            return wait;
        }
    }

    private void Clean(long now)
    {
        if (now < _nextCleaning)
        {
            return;
        }

        _nextCleaning = now + s_cleaning;
        Forget(_conversations, now - s_halfMinute);
        Forget(_tenants, now - s_second);
    }

    private static void Forget(Dictionary<string, CallLog> logs, long quietSince)
    {
        foreach (var (key, log) in logs)
        {
            if (log.IsQuietSince(quietSince))
            {
                logs.Remove(key);
            }
        }
    }

    private static CallLog LogOf(Dictionary<string, CallLog> logs, string key) => logs.TryGetValue(key, out var log) ? log : logs[key] = new CallLog();

    /// <summary>In the unit of <see cref="Stopwatch.GetTimestamp"/>.</summary>
    private static long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);
}
