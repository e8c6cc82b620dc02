namespace BotFramework;

/// <summary>A store that lists the <see cref="IDueItem"/>s that are due, without reading them. Thread-safe.</summary>
public interface IDueStorage : IConditionalStorage
{
    /// <summary>Lists the items that are due at or before an instant, in no order; those that are written meanwhile may be in it or not.</summary>
    /// <param name="until">The instant.</param>
    /// <param name="cancellationToken">Gives up.</param>
    IAsyncEnumerable<DueKey> ListDueAsync(DateTimeOffset until, CancellationToken cancellationToken = default);
}
