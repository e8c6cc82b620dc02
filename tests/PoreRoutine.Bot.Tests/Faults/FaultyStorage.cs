using BotFramework;

namespace PoreRoutine.Bot.Tests.Faults;

/// <summary>A store that a test makes fail or wait at conversations.</summary>
internal sealed class FaultyStorage(IDueStorage inner) : IDueStorage
{
    public Func<CancellationToken, Task>? Reading { get; set; }

    public Func<CancellationToken, Task>? Writing { get; set; }

    public async Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        await StepInAsync(Reading, keys, cancellationToken);
        return await inner.ReadAsync(keys, cancellationToken);
    }

    public async Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        await StepInAsync(Writing, changes.Keys, cancellationToken);
        await inner.WriteAsync(changes, cancellationToken);
    }

    public Task<object?> ReadChangedAsync(string key, string? eTag, CancellationToken cancellationToken = default) => inner.ReadChangedAsync(key, eTag, cancellationToken);

    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) => inner.DeleteAsync(keys, cancellationToken);

    private static Task StepInAsync(Func<CancellationToken, Task>? step, IEnumerable<string> keys, CancellationToken cancellationToken) =>
        step is not null && keys.Any(key => key.Contains("/conversations/", StringComparison.Ordinal)) ? step(cancellationToken) : Task.CompletedTask;

    public IAsyncEnumerable<DueKey> ListDueAsync(DateTimeOffset until, CancellationToken cancellationToken = default) => inner.ListDueAsync(until, cancellationToken);
}
