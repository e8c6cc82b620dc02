using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using BotFramework.Turns;

namespace BotFramework;

/// <summary>Source-generated JSON for what the library itself stores.</summary>
/// <remarks>Metadata only: generated writers would write members of type object with this context's options, which do not know the bot's own types.</remarks>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TurnDocument))]
[JsonSerializable(typeof(OutgoingOperation))]
internal sealed partial class StateJsonContext : JsonSerializerContext;

/// <summary>Type information by type.</summary>
internal static class JsonSerializerOptionsExtensions
{
    public static JsonTypeInfo<T> TypeInfoOf<T>(this JsonSerializerOptions options) => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
}
