using System.Collections.Concurrent;

namespace Faults.Connector;

/// <summary>What the connector saw: for each conversation the tries, and how often something was delivered. Thread-safe.</summary>
internal sealed class Tally(FaultPlan plan)
{
    private readonly ConcurrentDictionary<string, int> _attempts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _delivered = new(StringComparer.Ordinal);
    private int _calls;
    private int _deliveries;
    private int _reached;
    private int _tooManyRequests;
    private int _badGateway;
    private int _timeouts;
    private int _deliveredTimeouts;
    private long _first;
    private long _last;

    public ConnectorCounts Counts => new(_calls, _deliveries, _reached, _tooManyRequests, _badGateway, _timeouts, _deliveredTimeouts, At(ref _first), At(ref _last));

    /// <summary>How often something was delivered, by conversation.</summary>
    public IReadOnlyDictionary<string, int> Delivered => _delivered;

    /// <summary>Decides on a call, and counts it.</summary>
    public Fault Begin(string conversation)
    {
        Interlocked.Increment(ref _calls);
        var attempt = plan.Rates == FaultRates.None ? 1 : _attempts.AddOrUpdate(conversation, 1, (_, attempts) => attempts + 1);
        var fault = plan.Of(conversation, attempt);
        switch (fault)
        {
            case Fault.TooManyRequests:
                Interlocked.Increment(ref _tooManyRequests);
                break;
            case Fault.BadGateway:
                Interlocked.Increment(ref _badGateway);
                break;
            case Fault.Timeout:
                Interlocked.Increment(ref _timeouts);
                break;
            case Fault.TimeoutAfterDelivery:
                Interlocked.Increment(ref _timeouts);
                Interlocked.Increment(ref _deliveredTimeouts);
                break;
        }

        return fault;
    }

    /// <summary>Counts a delivery.</summary>
    /// <param name="key">The conversation, with the evening where those are told apart.</param>
    public void Deliver(string key)
    {
        var now = TimeProvider.System.GetUtcNow().UtcTicks;
        Interlocked.CompareExchange(ref _first, now, 0);
        Interlocked.Increment(ref _deliveries);
        if (_delivered.AddOrUpdate(key, 1, (_, times) => times + 1) == 1)
        {
            Interlocked.Increment(ref _reached);
            Interlocked.Exchange(ref _last, now);
        }
    }

    private static DateTimeOffset? At(ref long ticks) => Interlocked.Read(ref ticks) is var at and not 0 ? new DateTimeOffset(at, TimeSpan.Zero) : null;
}
