using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BotFramework.Turns;

/// <summary>Keeps states as the JSON that they are: a turn reads only those that it needs, and what it did not change is written as it was read.</summary>
internal sealed class RawStatesConverter : JsonConverter<Dictionary<string, ReadOnlyMemory<byte>>>
{
    public override Dictionary<string, ReadOnlyMemory<byte>> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("States are an object.");
        }

        var states = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var key = reader.GetString()!;
            reader.Read();
            using var state = JsonDocument.ParseValue(ref reader);
            states[key] = JsonMarshal.GetRawUtf8Value(state.RootElement).ToArray();
        }

        return states;
    }

    public override void Write(Utf8JsonWriter writer, Dictionary<string, ReadOnlyMemory<byte>> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (key, state) in value)
        {
            writer.WritePropertyName(key);
            writer.WriteRawValue(state.Span, skipInputValidation: true);
        }

        writer.WriteEndObject();
    }
}
