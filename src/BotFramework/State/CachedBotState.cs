using System.Text.Json;

namespace BotFramework;

/// <summary>A turn's copy of a state, and whether it differs from what is stored. Not thread-safe.</summary>
public sealed class CachedBotState
{
    private readonly JsonSerializerOptions _options;
    private ReadOnlyMemory<byte> _saved;

    /// <param name="state">The properties.</param>
    /// <param name="options">How they are written.</param>
    /// <param name="saved">What is stored of them; null if that is what they are written as now.</param>
    internal CachedBotState(IDictionary<string, object?> state, JsonSerializerOptions options, ReadOnlyMemory<byte>? saved = null)
    {
        State = state;
        _options = options;
        _saved = saved ?? ToUtf8();
    }

    /// <summary>The properties: objects of their types once they were asked for, JSON before.</summary>
    public IDictionary<string, object?> State { get; }

    /// <summary>True if the properties differ from what was loaded or last saved.</summary>
    public bool IsChanged() => Differs(ToUtf8());

    internal static CachedBotState Cleared(JsonSerializerOptions options) => new(new Dictionary<string, object?>(StringComparer.Ordinal), options, ReadOnlyMemory<byte>.Empty);

    internal byte[] ToUtf8() => JsonSerializer.SerializeToUtf8Bytes(State, _options.GetTypeInfo(State.GetType()));

    internal bool Differs(ReadOnlySpan<byte> utf8) => !utf8.SequenceEqual(_saved.Span);

    internal void MarkSaved(byte[] utf8) => _saved = utf8;
}
