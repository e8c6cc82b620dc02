namespace BotFramework;

/// <summary>
/// Keeps items by key, with optimistic concurrency. Implementations are thread-safe. An <see cref="IExpiringItem"/> is there for its time to live
/// after its last write; then reads and writes take it for absent, and the store removes it in its own time.
/// </summary>
public interface IStorage
{
    /// <summary>Reads items.</summary>
    /// <param name="keys">The keys to read.</param>
    /// <param name="cancellationToken">Gives up the read.</param>
    /// <returns>The items found, by key; a key without an item is not in it.</returns>
    Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default);

    /// <summary>
    /// Writes items. A store with transactions (memory, a database) writes all of them or none. One without (blobs) writes them in the order given
    /// and stops at the first that fails: those before it are written, and have their new <see cref="IStoreItem.ETag"/>. So put first what does
    /// no harm without the others.
    /// </summary>
    /// <param name="changes">
    /// The items by key. One that is an <see cref="IStoreItem"/> is written only if its <see cref="IStoreItem.ETag"/> holds
    /// (see <see cref="ETag"/>), and has the new one afterwards. Others are written always.
    /// </param>
    /// <param name="cancellationToken">Gives up the write.</param>
    /// <exception cref="ETagConflictException">An item was changed, created or deleted by somebody else; it was not written.</exception>
    /// <exception cref="TimeoutException">The store was busy for too long; nothing was written.</exception>
    Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default);

    /// <summary>Deletes items whatever their version.</summary>
    /// <param name="keys">The keys; those without an item are passed over.</param>
    /// <param name="cancellationToken">Gives up the deletion.</param>
    Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default);
}
