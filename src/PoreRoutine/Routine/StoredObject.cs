using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace PoreRoutine.Routine;

/// <summary>Reading and writing what plans and diaries have in common as JSON.</summary>
internal static class StoredObject
{
    /// <summary>The object that follows.</summary>
    public static JsonElement Read(ref Utf8JsonReader reader, string what)
    {
        var element = JsonElement.ParseValue(ref reader);
        return element.ValueKind is JsonValueKind.Object ? element : throw new JsonException($"A {what} is an object.");
    }

    /// <summary>Throws where a newer program, whose meaning this one cannot know, stored it.</summary>
    public static void CheckSchema(JsonElement stored, string what, int known)
    {
        if (stored.TryGetProperty("schema", out var schema) && (schema.ValueKind is not JsonValueKind.Number || !schema.TryGetInt32(out var number) || number > known))
        {
            throw new JsonException($"A {what} of schema {schema} is newer than this program, which knows {known}.");
        }
    }

    /// <summary>The properties of no known name, as an object of their own; null if there are none.</summary>
    public static string? Further(JsonElement stored, params ReadOnlySpan<string> known)
    {
        JsonObject? further = null;
        foreach (var property in stored.EnumerateObject())
        {
            if (!known.Contains(property.Name)) (further ??= [])[property.Name] = JsonNode.Parse(property.Value.GetRawText());
        }

        return further?.ToJsonString();
    }

    /// <summary>Writes the properties of <paramref name="further"/> into the object that is open.</summary>
    public static void WriteFurther(Utf8JsonWriter writer, string? further)
    {
        if (further is null) return;
        using var document = JsonDocument.Parse(further);
        foreach (var property in document.RootElement.EnumerateObject()) property.WriteTo(writer);
    }

    /// <summary>A text that has to be one.</summary>
    public static string Text(JsonElement value, string what) =>
        value.ValueKind is JsonValueKind.String ? value.GetString()! : throw new JsonException($"A {what} is a text.");

    /// <summary>A list that has to be one.</summary>
    public static IEnumerable<JsonElement> List(JsonElement value, string what) =>
        value.ValueKind is JsonValueKind.Array ? value.EnumerateArray() : throw new JsonException($"The {what} are a list.");

    /// <summary>An ISO date.</summary>
    public static LocalDate Date(JsonElement value) => Date(Text(value, "date"));

    /// <inheritdoc cref="Date(JsonElement)"/>
    public static LocalDate Date(string text) =>
        LocalDatePattern.Iso.Parse(text) is { Success: true } date ? date.Value : throw new JsonException("An evening is an ISO date.");
}
