using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace PoreRoutine.Routine;

/// <summary>
/// Reads and writes a <see cref="Plan"/>:
/// <c>{"schema":1,"zone":"Europe/Berlin","since":"2026-03-04","steps":{"exfoliate":{"days":["sunday"],"from":"2026-03-04"}},"reminder":{"at":"21:00","days":["monday"],"pausedUntil":"2026-04-01","stopped":true}}</c>.
/// What is null, empty or false is left out, but <c>reminder</c>, whose null says that the client wants none. Properties it does not
/// know are written again as they were; a higher schema is refused.
/// </summary>
public sealed class PlanJsonConverter : JsonConverter<Plan>
{
    private const int KnownSchema = 1;

    private static readonly IsoDayOfWeek[] Weekdays = [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day is not IsoDayOfWeek.None)];
    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <inheritdoc/>
    /// <exception cref="JsonException">The JSON is no plan, or a newer program's.</exception>
    public override Plan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var stored = StoredObject.Read(ref reader, "plan");
        StoredObject.CheckSchema(stored, "plan", KnownSchema);
        if (!stored.TryGetProperty("since", out var since)) throw new JsonException("A plan has `since`.");
        var plan = Plan.Default(StoredObject.Date(since)) with { Further = StoredObject.Further(stored, "schema", "zone", "since", "steps", "reminder") };
        if (stored.TryGetProperty("zone", out var zone)) plan = plan with { Zone = StoredObject.Text(zone, "zone") };
        if (stored.TryGetProperty("reminder", out var reminder)) plan = plan with { Reminder = Reminder(reminder) };
        return stored.TryGetProperty("steps", out var steps) ? plan with { Steps = plan.Steps.SetItems(Steps(steps)) } : plan;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Plan value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("schema", KnownSchema);
        if (value.Zone is { } zone) writer.WriteString("zone", zone);
        WriteDate(writer, "since", value.Since);
        if (!value.Steps.IsEmpty)
        {
            writer.WriteStartObject("steps");
            foreach (var (stepId, step) in value.Steps)
            {
                writer.WriteStartObject(stepId);
                WriteDays(writer, step.Days);
                WriteDate(writer, "from", step.From);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        if (value.Reminder is { } reminder)
        {
            writer.WriteStartObject("reminder");
            writer.WriteString("at", Minutes.Format(reminder.At));
            WriteDays(writer, reminder.Days);
            if (reminder.PausedUntil is { } until) WriteDate(writer, "pausedUntil", until);
            if (reminder.IsStopped) writer.WriteBoolean("stopped", true);
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteNull("reminder");
        }

        StoredObject.WriteFurther(writer, value.Further);
        writer.WriteEndObject();
    }

    private static IEnumerable<KeyValuePair<string, StepPlan>> Steps(JsonElement steps)
    {
        if (steps.ValueKind is not JsonValueKind.Object) throw new JsonException("A plan's steps are an object.");
        foreach (var step in steps.EnumerateObject())
        {
            if (step.Value.ValueKind is not JsonValueKind.Object || !step.Value.TryGetProperty("from", out var from)) throw new JsonException("A step in a plan has `from`.");
            yield return new(step.Name, new(Days(step.Value), StoredObject.Date(from)));
        }
    }

    private static Reminder? Reminder(JsonElement stored)
    {
        if (stored.ValueKind is JsonValueKind.Null) return null;
        if (stored.ValueKind is not JsonValueKind.Object || !stored.TryGetProperty("at", out var at)) throw new JsonException("A reminder has `at`.");
        if (Minutes.Parse(StoredObject.Text(at, "time")) is not { Success: true, Value: var time }) throw new JsonException("A reminder's `at` is a time like 21:00.");
        return new(
            time,
            Days(stored),
            stored.TryGetProperty("pausedUntil", out var until) ? StoredObject.Date(until) : null,
            stored.TryGetProperty("stopped", out var stopped) && stopped.ValueKind is JsonValueKind.True);
    }

    private static ImmutableArray<IsoDayOfWeek> Days(JsonElement stored)
    {
        if (!stored.TryGetProperty("days", out var days)) return [];
        if (days.ValueKind is not JsonValueKind.Array) throw new JsonException("A plan's `days` are a list.");
        return [.. days.EnumerateArray().Select(day => Day(StoredObject.Text(day, "weekday"))).Distinct().Order()];
    }

    private static IsoDayOfWeek Day(string name)
    {
        var day = Array.Find(Weekdays, weekday => Name(weekday) == name);
        return day is not IsoDayOfWeek.None ? day : throw new JsonException("A weekday is one of monday to sunday.");
    }

    private static void WriteDays(Utf8JsonWriter writer, ImmutableArray<IsoDayOfWeek> days)
    {
        if (days.IsEmpty) return;
        writer.WriteStartArray("days");
        foreach (var day in days) writer.WriteStringValue(Name(day));
        writer.WriteEndArray();
    }

    private static void WriteDate(Utf8JsonWriter writer, string name, LocalDate date) => writer.WriteString(name, LocalDatePattern.Iso.Format(date));

    private static string Name(IsoDayOfWeek day) => day.ToString().ToLowerInvariant();
}
