using BotFramework;

namespace PoreRoutine.Bot.Tests.Unanswered;

/// <summary>A store without transactions, which comes upon a conflict once: at the second of several items.</summary>
internal sealed class StepwiseStorage(IStorage inner) : IStorage
{
    public bool Conflicted { get; private set; }

    public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default) => inner.ReadAsync(keys, cancellationToken);

    public async Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        foreach (var (index, (key, item)) in changes.Index())
        {
            if (index == 1 && !Conflicted)
            {
                Conflicted = true;
                throw new ETagConflictException(key);
            }

            await inner.WriteAsync(key, item, cancellationToken);
        }
    }

    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) => inner.DeleteAsync(keys, cancellationToken);
}
