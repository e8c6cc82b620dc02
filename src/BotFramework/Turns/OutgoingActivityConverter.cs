using System.Text.Json;
using System.Text.Json.Serialization;
using BotFramework.Schema;

namespace BotFramework.Turns;

/// <summary>Reads operations without their activities, which are only needed when they are sent, and writes what was read as it was.</summary>
internal sealed class OutgoingActivityConverter : JsonConverter<OutgoingActivity>
{
    public override OutgoingActivity Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(JsonElement.ParseValue(ref reader));

    public override void Write(Utf8JsonWriter writer, OutgoingActivity value, JsonSerializerOptions options)
    {
        if (value.Stored is { } stored)
        {
            stored.WriteTo(writer);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("id", value.Id);
        writer.WritePropertyName("operation");
        JsonSerializer.Serialize(writer, value.Operation, StateJsonContext.Default.OutgoingOperation);
        writer.WritePropertyName("activity");
        writer.WriteRawValue(value.ToUtf8(options.TypeInfoOf<Activity>()).Span, skipInputValidation: true);
        writer.WriteEndObject();
    }
}
