using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime.Text;

namespace PoreRoutine.Routine;

/// <summary>Reads and writes a <see cref="Diary"/>, evenings as ISO dates, outcomes in words.</summary>
public sealed class DiaryJsonConverter : JsonConverter<Diary>
{
    private const string Done = "done";
    private const string Skipped = "skipped";

    /// <inheritdoc/>
    /// <exception cref="JsonException">The JSON is no diary.</exception>
    public override Diary Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var diary = Diary.Empty;
        Expect(reader.TokenType, JsonTokenType.StartObject);
        while (Next(ref reader) is JsonTokenType.PropertyName)
        {
            var evening = LocalDatePattern.Iso.Parse(reader.GetString()!) is { Success: true } date
                ? date.Value
                : throw new JsonException("A diary's evening is an ISO date.");
            Expect(Next(ref reader), JsonTokenType.StartObject);
            while (Next(ref reader) is JsonTokenType.PropertyName)
            {
                var step = reader.GetString()!;
                Expect(Next(ref reader), JsonTokenType.String);
                diary = diary.Log(evening, step, reader.GetString() switch
                {
                    Done => StepOutcome.Done,
                    Skipped => StepOutcome.Skipped,
                    _ => throw new JsonException($"A step in a diary is `{Done}` or `{Skipped}`."),
                });
            }
        }

        return diary;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Diary value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var evening in value.Evenings)
        {
            writer.WriteStartObject(LocalDatePattern.Iso.Format(evening));
            foreach (var (step, outcome) in value.On(evening))
            {
                writer.WriteString(step, outcome is StepOutcome.Done ? Done : Skipped);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static JsonTokenType Next(ref Utf8JsonReader reader) =>
        reader.Read() ? reader.TokenType : throw new JsonException("A diary breaks off.");

    private static void Expect(JsonTokenType found, JsonTokenType expected)
    {
        if (found != expected) throw new JsonException($"A diary has {found} where {expected} belongs.");
    }
}
