using System.Security.Cryptography;
using System.Text.Json;

namespace BotFramework;

/// <summary>A turn's copy of a state, and whether it differs from what is stored. Not thread-safe.</summary>
public sealed class CachedBotState
{
    private readonly JsonSerializerOptions _options;
    private byte[] _savedHash;

    internal CachedBotState(IDictionary<string, object?> state, JsonSerializerOptions options)
    {
        State = state;
        _options = options;
        _savedHash = Hash();
    }

    /// <summary>The properties: objects of their types once they were asked for, JSON before.</summary>
    public IDictionary<string, object?> State { get; }

    /// <summary>True if the properties differ from what was loaded or last saved.</summary>
    public bool IsChanged() => !Hash().AsSpan().SequenceEqual(_savedHash);

    internal static CachedBotState Cleared(JsonSerializerOptions options) => new(new Dictionary<string, object?>(StringComparer.Ordinal), options) { _savedHash = [] };

    internal void MarkSaved() => _savedHash = Hash();

    internal JsonElement ToJson() => JsonSerializer.SerializeToElement(State, _options.GetTypeInfo(State.GetType()));

    private byte[] Hash() => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(State, _options.GetTypeInfo(State.GetType())));
}
