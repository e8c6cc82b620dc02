namespace BotFramework.Tests.Turns;

/// <summary>A store that a test steps into: before a read, before a write, after a write.</summary>
internal sealed class WatchedStorage(IStorage inner) : IStorage
{
    public Func<CancellationToken, Task>? Reading { get; set; }

    public Func<CancellationToken, Task>? Writing { get; set; }

    public Action? Written { get; set; }

    public async Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        await (Reading?.Invoke(cancellationToken) ?? Task.CompletedTask);
        return await inner.ReadAsync(keys, cancellationToken);
    }

    public async Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        await (Writing?.Invoke(cancellationToken) ?? Task.CompletedTask);
        await inner.WriteAsync(changes, cancellationToken);
        Written?.Invoke();
    }

    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) => inner.DeleteAsync(keys, cancellationToken);
}
