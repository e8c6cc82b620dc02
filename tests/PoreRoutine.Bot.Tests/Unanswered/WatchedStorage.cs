using System.Threading.Channels;
using BotFramework;

namespace PoreRoutine.Bot.Tests.Unanswered;

/// <summary>A store that tells when questions were written, or does not take them.</summary>
internal sealed class WatchedStorage(IConditionalStorage inner) : IConditionalStorage
{
    private readonly Channel<bool> _written = Channel.CreateUnbounded<bool>();
    private readonly Channel<bool> _refused = Channel.CreateUnbounded<bool>();

    public bool Refuses { get; set; }

    /// <summary>Waits for the next write of questions.</summary>
    public Task WrittenAsync(CancellationToken cancellationToken) => _written.Reader.ReadAsync(cancellationToken).AsTask();

    /// <summary>Waits until a write of questions was refused.</summary>
    public Task RefusedAsync(CancellationToken cancellationToken) => _refused.Reader.ReadAsync(cancellationToken).AsTask();

    public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default) => inner.ReadAsync(keys, cancellationToken);

    public async Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        var isOurs = changes.Keys.Any(key => key.StartsWith("unanswered", StringComparison.Ordinal));
        if (isOurs && Refuses)
        {
            _refused.Writer.TryWrite(true);
            throw new IOException("The disk is full.");
        }

        await inner.WriteAsync(changes, cancellationToken);
        if (isOurs)
        {
            _written.Writer.TryWrite(true);
        }
    }

    public Task<object?> ReadChangedAsync(string key, string? eTag, CancellationToken cancellationToken = default) => inner.ReadChangedAsync(key, eTag, cancellationToken);

    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) => inner.DeleteAsync(keys, cancellationToken);
}
