namespace PoreRoutine.Bot.Clock;

/// <summary>
/// The clock that evenings and due times follow. It is the machine's, unless the settings start it elsewhere or let it run faster.
/// Time-outs, tokens and rate limits stay on the machine's clock. Thread-safe.
/// </summary>
/// <param name="machine">The machine's clock.</param>
/// <param name="start">Where it starts; null for the machine's own time.</param>
/// <param name="speed">How many of its seconds pass in one of the machine's; above 0.</param>
internal sealed class ProductClock(TimeProvider machine, DateTimeOffset? start, double speed) : TimeProvider
{
    private static readonly TimeSpan s_shortest = TimeSpan.FromMilliseconds(10);

    private readonly DateTimeOffset _machineStart = machine.GetUtcNow();

    /// <summary>True if it is another clock than the machine's, by which stores let items expire.</summary>
    public bool IsMoved => start is not null || speed != 1;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        var now = machine.GetUtcNow();
        return IsMoved ? (start ?? _machineStart).ToUniversalTime() + (now - _machineStart) * speed : now;
    }

    /// <inheritdoc/>
    /// <remarks>Its seconds pass at this clock's speed, as far as the machine's timers can follow.</remarks>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        machine.CreateTimer(callback, state, OnMachine(dueTime), OnMachine(period));

    private TimeSpan OnMachine(TimeSpan time) =>
        speed == 1 || time <= TimeSpan.Zero ? time : time / speed is var real && real > s_shortest ? real : s_shortest;
}
