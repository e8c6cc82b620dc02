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
    private readonly DateTimeOffset _machineStart = machine.GetUtcNow();

    /// <summary>True if it is another clock than the machine's, by which stores let items expire.</summary>
    public bool IsMoved => start is not null || speed != 1;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        var now = machine.GetUtcNow();
        return IsMoved ? (start ?? _machineStart).ToUniversalTime() + (now - _machineStart) * speed : now;
    }
}
