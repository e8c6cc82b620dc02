using System.Threading.RateLimiting;

namespace BotFramework.Connector;

/// <summary>
/// Keeps the bot within what channels take: so many calls a conversation in a second and in half a minute, so many a tenant in a second. Who
/// is over a limit waits a moment, first come first served. Thread-safe; forgets conversations and tenants that were quiet for a while.
/// </summary>
/// <remarks>
/// The windows slide: a token bucket would let a second window's worth through while the first is still in sight, and be refused for it. They
/// run on the machine's clock. Each process counts its own calls; what several send together the channel's 429 settles.
/// </remarks>
internal sealed class ConnectorLimits : IDisposable
{
    /// <summary>
    /// The limiters are moved on ten times a second, give or take. A segment a little shorter than a multiple of that is done in time when
    /// a beat comes early, where one of the full length would wait for the next.
    /// </summary>
    private static readonly TimeSpan s_jitter = TimeSpan.FromMilliseconds(5);

    /// <summary>Who waits longer is better off in the outbox: others wait for the conversation with them.</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMilliseconds(500);

    private readonly PartitionedRateLimiter<ConnectorCall>[] _windows;
    private readonly PartitionedRateLimiter<ConnectorCall> _all;
    private readonly TimeSpan _longestWait;

    public ConnectorLimits()
        : this(7, 60, 50, s_longestWait)
    {
    }

    /// <summary>Limits of other sizes, for tests.</summary>
    internal ConnectorLimits(int perSecond, int perHalfMinute, int perTenant, TimeSpan longestWait)
    {
        _longestWait = longestWait;

        // Permits are taken one window after the other. The long one comes first: who waits there holds no permit of a short one, which
        // would be out of date when the wait is over.
        _windows =
        [
            Window(perHalfMinute, TimeSpan.FromSeconds(30), call => call.Conversation),
            Window(perSecond, TimeSpan.FromSeconds(1), call => call.Conversation),
            Window(perTenant, TimeSpan.FromSeconds(1), call => call.Tenant),
        ];
        _all = PartitionedRateLimiter.CreateChained(_windows);
    }

    /// <summary>Waits until a call may go out, or may wait no longer; one that may not wait gets its answer at once.</summary>
    /// <returns>Whether it may go.</returns>
    public async ValueTask<RateLimitLease> AcquireAsync(ConnectorCall call, CancellationToken cancellationToken)
    {
        var timeLeft = call.Deadline - TimeProvider.System.GetUtcNow();
        if (timeLeft > TimeSpan.Zero)
        {
            using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            time.CancelAfter(timeLeft < _longestWait ? timeLeft : _longestWait);
            try
            {
                return await _all.AcquireAsync(call, 1, time.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // The wait was in vain; whether it may go is asked once more below.
            }
        }

        return _all.AttemptAcquire(call);
    }

    public void Dispose()
    {
        _all.Dispose();
        foreach (var window in _windows)
        {
            window.Dispose();
        }
    }

    private static PartitionedRateLimiter<ConnectorCall> Window(int permits, TimeSpan window, Func<ConnectorCall, string> key)
    {
        // A permit comes back with its segment, up to one segment before its time: hence one segment more than the window has.
        const int Segments = 10;
        var options = new SlidingWindowRateLimiterOptions
        {
            PermitLimit = permits,
            Window = ((window / Segments) - s_jitter) * (Segments + 1),
            SegmentsPerWindow = Segments + 1,

            // Those who wait are as many as there are turns, and turns end in time.
            QueueLimit = int.MaxValue,
        };
        return PartitionedRateLimiter.Create<ConnectorCall, string>(call => RateLimitPartition.GetSlidingWindowLimiter(key(call), _ => options));
    }
}
