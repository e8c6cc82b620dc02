using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace PoreRoutine.Routine;

/// <summary>
/// Reads and writes a <see cref="ReminderCourse"/>:
/// <c>{"since":"2026-03-04T19:00:00Z","lastEvening":"2026-03-04","once":[{"kind":"snooze","evening":"2026-03-05","at":"2026-03-05T20:30:00Z"}],"leftOut":["2026-03-06"]}</c>.
/// What is null or empty is left out.
/// </summary>
public sealed class ReminderCourseJsonConverter : JsonConverter<ReminderCourse>
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">The JSON is no course of reminders.</exception>
    public override ReminderCourse Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var stored = StoredObject.Read(ref reader, "course of reminders");
        var course = ReminderCourse.Empty;
        if (stored.TryGetProperty("since", out var since)) course = course with { Since = ReadInstant(since) };
        if (stored.TryGetProperty("lastEvening", out var last)) course = course with { LastEvening = StoredObject.Date(last) };
        if (stored.TryGetProperty("leftOut", out var leftOut)) course = course with { LeftOut = [.. StoredObject.List(leftOut, "evenings left out").Select(StoredObject.Date)] };
        return stored.TryGetProperty("once", out var once) ? course with { Once = [.. StoredObject.List(once, "reminders that come once").Select(ReadOnce)] } : course;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ReminderCourse value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        if (value.Since is { } since) writer.WriteString("since", InstantPattern.ExtendedIso.Format(since));
        if (value.LastEvening is { } last) writer.WriteString("lastEvening", LocalDatePattern.Iso.Format(last));
        if (!value.Once.IsEmpty)
        {
            writer.WriteStartArray("once");
            foreach (var once in value.Once)
            {
                writer.WriteStartObject();
                writer.WriteString("kind", once.Kind is ReminderKind.Snooze ? "snooze" : "once");
                writer.WriteString("evening", LocalDatePattern.Iso.Format(once.Evening));
                writer.WriteString("at", InstantPattern.ExtendedIso.Format(once.At));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        if (!value.LeftOut.IsEmpty)
        {
            writer.WriteStartArray("leftOut");
            foreach (var evening in value.LeftOut) writer.WriteStringValue(LocalDatePattern.Iso.Format(evening));
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static DueReminder ReadOnce(JsonElement stored) => stored.ValueKind is JsonValueKind.Object
        && stored.TryGetProperty("kind", out var kind) && stored.TryGetProperty("evening", out var evening) && stored.TryGetProperty("at", out var at)
            ? new(StoredObject.Text(kind, "kind") == "snooze" ? ReminderKind.Snooze : ReminderKind.Once, StoredObject.Date(evening), ReadInstant(at))
            : throw new JsonException("A reminder that comes once has `kind`, `evening` and `at`.");

    private static Instant ReadInstant(JsonElement stored) =>
        InstantPattern.ExtendedIso.Parse(StoredObject.Text(stored, "instant")) is { Success: true, Value: var instant } ? instant : throw new JsonException("An instant is written like 2026-03-04T19:00:00Z.");
}
