using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BotFramework.Dialogs;

/// <summary>Writes values without type names, and so that primitives come back as what they were.</summary>
internal sealed class DialogValuesConverter : JsonConverter<IDictionary<string, object?>>
{
    /// <summary>The values of a JSON object.</summary>
    public static Dictionary<string, object?> ToValues(JsonElement json)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
        {
            values[property.Name] = ToValue(property.Value);
        }

        return values;
    }

    public override IDictionary<string, object?> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonElement.ParseValue(ref reader) is { ValueKind: JsonValueKind.Object } json ? ToValues(json) : throw new JsonException("A dialog's values are an object.");

    public override void Write(Utf8JsonWriter writer, IDictionary<string, object?> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (name, item) in value)
        {
            writer.WritePropertyName(name);
            switch (item)
            {
                case null:
                    writer.WriteNullValue();
                    break;
                case IDictionary<string, object?> values:
                    Write(writer, values, options);
                    break;
                case double number when double.IsInteger(number):
                    // Whole, but no integer: without the fraction it would come back as one.
                    var digits = number.ToString("R", CultureInfo.InvariantCulture);
                    writer.WriteRawValue(digits.Contains('E', StringComparison.Ordinal) ? digits : $"{digits}.0");
                    break;
                default:
                    JsonSerializer.Serialize(writer, item, options.GetTypeInfo(item.GetType()));
                    break;
            }
        }

        writer.WriteEndObject();
    }

    private static object? ToValue(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => ToNumber(json),
        _ => json,
    };

    private static object ToNumber(JsonElement json)
    {
        if (json.GetRawText().AsSpan().IndexOfAny('.', 'e', 'E') < 0)
        {
            if (json.TryGetInt32(out var number))
            {
                return number;
            }

            if (json.TryGetInt64(out var large))
            {
                return large;
            }
        }

        return json.GetDouble();
    }
}
