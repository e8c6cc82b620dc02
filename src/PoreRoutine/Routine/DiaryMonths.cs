using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace PoreRoutine.Routine;

/// <summary>
/// Evenings as JSON by month and step, a letter a day from the first on: <c>{"2026-03":{"cleanse":"dd.d","mask":"...s"}}</c>.
/// A dot is nothing. So a year of four steps is two kilobytes, whatever was done in it.
/// </summary>
internal static class DiaryMonths
{
    /// <summary>Writes letters, each of an evening and step of its own, as the value that comes next.</summary>
    public static void Write(Utf8JsonWriter writer, IEnumerable<(LocalDate Evening, string StepId, char Letter)> letters)
    {
        writer.WriteStartObject();
        foreach (var month in letters.GroupBy(letter => letter.Evening.ToYearMonth()).OrderBy(month => month.Key))
        {
            writer.WriteStartObject(YearMonthPattern.Iso.Format(month.Key));
            foreach (var step in month.GroupBy(letter => letter.StepId).OrderBy(step => step.Key, StringComparer.Ordinal))
            {
                var days = new StringBuilder().Append(StepDays.Nothing, step.Max(letter => letter.Evening.Day));
                foreach (var (evening, _, letter) in step) days[evening.Day - 1] = letter;
                writer.WriteString(step.Key, days.ToString());
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    /// <summary>Reads letters, month by month.</summary>
    /// <exception cref="JsonException">The JSON is no months.</exception>
    public static IEnumerable<(LocalDate Evening, string StepId, char Letter)> Read(JsonElement months)
    {
        if (months.ValueKind is not JsonValueKind.Object) throw new JsonException("A diary's evenings are an object of months.");
        foreach (var month in months.EnumerateObject())
        {
            if (YearMonthPattern.Iso.Parse(month.Name) is not { Success: true, Value: var yearMonth }) throw new JsonException("A diary's month is an ISO year and month.");
            if (month.Value.ValueKind is not JsonValueKind.Object) throw new JsonException("A diary's month is an object of steps.");
            var last = yearMonth.ToDateInterval().Length;
            foreach (var step in month.Value.EnumerateObject())
            {
                var days = StoredObject.Text(step.Value, "step in a diary");
                if (days.Length > last) throw new JsonException("A diary's month has more days than the calendar's.");
                for (var day = 1; day <= days.Length; day++)
                {
                    if (days[day - 1] != StepDays.Nothing) yield return (yearMonth.OnDayOfMonth(day), step.Name, days[day - 1]);
                }
            }
        }
    }
}
