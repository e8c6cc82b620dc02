using System.Text.Json;
using System.Text.RegularExpressions;
using PoreRoutine.Knowledge;
using PoreRoutine.Understanding;

namespace PoreRoutine.Tests.Understanding;

/// <summary>Whoever trains on what is measured measures nothing.</summary>
public sealed partial class EvaluationLeakTests
{
    /// <summary>So short a line comes to many people by itself.</summary>
    private const int WordsThatAreFree = 3;

    private const double MostInCommon = 0.7;

    [Fact]
    public void TrainingLines_EvaluationLines_HaveNoneInCommon()
    {
        var content = SeedReader.Read(Repository.Seeds).Content!;
        var training = UtteranceReader.Read(Repository.Dialogs, content).Content!.Select(line => line.Text)
            .Concat(content.Topics.Values.Select(topic => topic.Question))
            .Select(text => (Text: text, Words: WordsOf(text)))
            .ToList();
        var measured = Directory.GetFiles(Repository.Evaluation, "*.jsonl").SelectMany(File.ReadLines).Select(TextOf).ToList();
        measured.Count.ShouldBeGreaterThan(500);

        var leaks = from text in measured
                    let words = WordsOf(text)
                    where words.Count > WordsThatAreFree
                    from line in training
                    where InCommon(words, line.Words) >= MostInCommon
                    select $"{text} | {line.Text}";

        leaks.ShouldBeEmpty();
    }

    private static string TextOf(string line)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("text").GetString()!;
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word { get; }

    private static HashSet<string> WordsOf(string text) =>
        [.. Word.Matches(text.ToLowerInvariant().Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal)).Select(match => match.Value)];

    private static double InCommon(HashSet<string> first, HashSet<string> second)
    {
        var both = first.Count(second.Contains);
        return (double)both / (first.Count + second.Count - both);
    }
}
