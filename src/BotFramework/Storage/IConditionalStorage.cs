namespace BotFramework;

/// <summary>A store that tells cheaply whether an item is still the version somebody has. Thread-safe.</summary>
public interface IConditionalStorage : IStorage
{
    /// <summary>Reads an item unless it is still the version given.</summary>
    /// <param name="key">The item's key.</param>
    /// <param name="eTag">The version known; null if none.</param>
    /// <param name="cancellationToken">Gives up the read.</param>
    /// <returns>The item, as <see cref="IStorage.ReadAsync"/> gives it; null if it is unchanged or not there.</returns>
    Task<object?> ReadChangedAsync(string key, string? eTag, CancellationToken cancellationToken = default);
}
