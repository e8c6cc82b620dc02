using System.Collections.Immutable;
using System.Text.Json;

namespace PoreRoutine.Bot.Evaluation;

/// <summary>Reads evaluation files: JSON Lines, one utterance a line with what it means.</summary>
internal static class EvaluationReader
{
    /// <summary>Reads a file's lines in their order; empty lines are passed over. Faults, <c>file:line: what</c>, go to the list.</summary>
    public static IReadOnlyList<EvaluationCase> Read(string path, List<string> faults)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            faults.Add($"{path}:1: the file cannot be read: {exception.Message}");
            return [];
        }

        var cases = new List<EvaluationCase>();
        foreach (var (index, line) in lines.Index().Where(line => !string.IsNullOrWhiteSpace(line.Item)))
        {
            var place = $"{path}:{index + 1}";
            if (ReadLine(place, line, out var fault) is { } read)
            {
                cases.Add(read);
            }
            else
            {
                faults.Add($"{place}: {fault}");
            }
        }

        return cases.Count > 0 && cases.TrueForAll(read => read.IsNone) ? cases.ConvertAll(read => read with { IsFarOff = true }) : cases;
    }

    private static EvaluationCase? ReadLine(string place, string line, out string? fault)
    {
        const string Example = """{"text": "why twice", "expect": {"topic": "cleanse.why"}}""";
        EvaluationLine? read = null;
        fault = null;
        try
        {
            read = JsonSerializer.Deserialize(line, EvaluationJson.Default.EvaluationLine);
        }
        catch (JsonException exception)
        {
            // What follows tells of the text alone, where every line is the first.
            fault = $"this is not a line like {Example}: {exception.Message.Split(" Path: ")[0]}";
            return null;
        }

        if (read is not { Text: { } text, Expect: { } expect } || expect.Values.Any(value => value is null))
        {
            fault = $"`text` or `expect` is missing or null; write the line like {Example}";
            return null;
        }

        var topics = (expect.GetValueOrDefault("topics") ?? expect.GetValueOrDefault("topic"))?.Texts ?? [];
        var intents = expect.GetValueOrDefault("intent")?.Texts ?? [];
        if ((intents.Length == 0) == topics.IsEmpty || intents.Length > 1 || (expect.ContainsKey("topic") && expect.ContainsKey("topics")))
        {
            fault = "`expect` has either one `topic`, a list of `topics`, or one `intent`; keep one of them";
            return null;
        }

        var slots = expect.Where(slot => slot.Key is not ("topic" or "topics" or "intent")).ToDictionary(StringComparer.Ordinal);
        if (intents.Length == 0 && slots.Count > 0)
        {
            fault = $"`{slots.Keys.First()}` stands beside a topic; slots go with an `intent`";
            return null;
        }

        return new EvaluationCase(place, text, topics, intents is [var intent] ? intent : null, slots);
    }
}
