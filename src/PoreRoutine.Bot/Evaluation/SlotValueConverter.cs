using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PoreRoutine.Bot.Evaluation;

/// <summary>Writes one text as a text and more of them as a list; reads either.</summary>
internal sealed class SlotValueConverter : JsonConverter<SlotValue>
{
    /// <inheritdoc/>
    public override SlotValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return new SlotValue([reader.GetString()!], IsList: false);
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("a text or a list of texts is expected");
        }

        var texts = ImmutableArray.CreateBuilder<string>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            texts.Add(reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException("a list holds texts only"));
        }

        return new SlotValue(texts.ToImmutable(), IsList: true);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, SlotValue value, JsonSerializerOptions options)
    {
        if (!value.IsList)
        {
            writer.WriteStringValue(value.Texts[0]);
            return;
        }

        writer.WriteStartArray();
        foreach (var text in value.Texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
