using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace PoreRoutine.Routine;

/// <summary>
/// Reads and writes a <see cref="Diary"/>:
/// <c>{"schema":2,"evenings":{"2026-03":{"cleanse":"..dd","mask":"...s"}},"earlier":{"mask":{"done":52,"skipped":3,"last":"2025-01-29"}},"undo":[{"2026-03":{"mask":"...-"}}]}</c>.
/// A letter is a day of the month: d done, s skipped. In <c>undo</c> it is what stood there before a change, - for nothing;
/// the last change is the last. Schema 1, which is read too, was <c>{"2026-03-04":{"cleanse":"done"}}</c>. Properties it does not
/// know are written again as they were; a higher schema is refused.
/// </summary>
public sealed class DiaryJsonConverter : JsonConverter<Diary>
{
    private const int KnownSchema = 2;

    // In `undo`: nothing stood there. A dot says that the evening is not part of the change.
    private const char NothingBefore = '-';

    /// <inheritdoc/>
    /// <exception cref="JsonException">The JSON is no diary, or a newer program's.</exception>
    public override Diary Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var stored = StoredObject.Read(ref reader, "diary");
        StoredObject.CheckSchema(stored, "diary", KnownSchema);
        if (!stored.TryGetProperty("schema", out _)) return Diary.Of(ReadDates(stored), Earlier(default), [], null);

        stored.TryGetProperty("earlier", out var earlier);
        var entries = stored.TryGetProperty("evenings", out var evenings)
            ? DiaryMonths.Read(evenings).Select(letter => new DiaryEntry(letter.Evening, letter.StepId, Outcome(letter.Letter)))
            : [];
        var changes = stored.TryGetProperty("undo", out var undo) ? Changes(undo) : [];
        return Diary.Of(entries, Earlier(earlier), changes, StoredObject.Further(stored, "schema", "evenings", "earlier", "undo"));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Diary value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("schema", KnownSchema);
        writer.WritePropertyName("evenings");
        DiaryMonths.Write(writer, value.Detail.SelectMany(step => step.Value.All(), (step, day) => (day.Evening, step.Key, StepDays.Letter(day.Outcome))));
        if (value.HasEarlier)
        {
            writer.WriteStartObject("earlier");
            foreach (var (stepId, total) in value.Earlier)
            {
                writer.WriteStartObject(stepId);
                writer.WriteNumber("done", total.Done);
                writer.WriteNumber("skipped", total.Skipped);
                if (total.LastDone is { } last) writer.WriteString("last", LocalDatePattern.Iso.Format(last));
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        if (value.UndoDepth > 0)
        {
            writer.WriteStartArray("undo");
            foreach (var edits in value.Changes) DiaryMonths.Write(writer, edits.Select(edit => (edit.Evening, edit.StepId, edit.Before is null ? NothingBefore : StepDays.Letter(edit.Before))));
            writer.WriteEndArray();
        }

        StoredObject.WriteFurther(writer, value.Further);
        writer.WriteEndObject();
    }

    private static IEnumerable<DiaryEntry> ReadDates(JsonElement stored)
    {
        foreach (var evening in stored.EnumerateObject())
        {
            var date = StoredObject.Date(evening.Name);
            if (evening.Value.ValueKind is not JsonValueKind.Object) throw new JsonException("A diary's evening is an object of steps.");
            foreach (var step in evening.Value.EnumerateObject())
            {
                yield return new(date, step.Name, StoredObject.Text(step.Value, "step in a diary") switch
                {
                    "done" => StepOutcome.Done,
                    "skipped" => StepOutcome.Skipped,
                    _ => throw new JsonException("A step in a diary is `done` or `skipped`."),
                });
            }
        }
    }

    private static ImmutableSortedDictionary<string, StepTotal> Earlier(JsonElement stored)
    {
        var totals = ImmutableSortedDictionary.CreateBuilder<string, StepTotal>(StringComparer.Ordinal);
        if (stored.ValueKind is JsonValueKind.Undefined) return totals.ToImmutable();
        if (stored.ValueKind is not JsonValueKind.Object) throw new JsonException("A diary's totals are an object of steps.");
        foreach (var step in stored.EnumerateObject())
        {
            if (step.Value.ValueKind is not JsonValueKind.Object) throw new JsonException("A step's total is an object.");
            totals[step.Name] = new(Number(step.Value, "done"), Number(step.Value, "skipped"), step.Value.TryGetProperty("last", out var last) ? StoredObject.Date(last) : null);
        }

        return totals.ToImmutable();
    }

    private static int Number(JsonElement total, string name) =>
        total.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var number) && number >= 0
            ? number
            : throw new JsonException($"A step's total has `{name}`, a number.");

    private static ImmutableList<ImmutableArray<(LocalDate Evening, string StepId, StepOutcome? Before)>> Changes(JsonElement undo)
    {
        if (undo.ValueKind is not JsonValueKind.Array) throw new JsonException("A diary's `undo` is a list.");
        return
        [
            .. undo.EnumerateArray().Select(change => DiaryMonths.Read(change)
                .Select(letter => (letter.Evening, letter.StepId, letter.Letter is NothingBefore ? (StepOutcome?)null : Outcome(letter.Letter)))
                .ToImmutableArray()),
        ];
    }

    private static StepOutcome Outcome(char letter) =>
        StepDays.Outcome(letter) ?? throw new JsonException($"A day in a diary is `{StepDays.Done}`, `{StepDays.Skipped}` or `{StepDays.Nothing}`.");
}
