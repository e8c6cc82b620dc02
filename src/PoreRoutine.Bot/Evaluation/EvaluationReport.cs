using System.Globalization;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Evaluation;

/// <summary>How many utterances were understood, by what was expected of them, and which were not.</summary>
internal static class EvaluationReport
{
    /// <summary>Prints the table of accuracies, rows without an utterance left out, and the misses.</summary>
    /// <param name="runs">What was expected, what came out, and how long it took.</param>
    /// <param name="equality">How slots compare.</param>
    /// <param name="output">Where to.</param>
    public static void Print(IReadOnlyList<(EvaluationCase Case, EvaluationResult Result, TimeSpan Took)> runs, SlotEquality equality, TextWriter output)
    {
        var all = runs.Select(run => (run.Case, run.Result)).ToList();
        var questions = all.Where(run => run.Case.IsQuestion).ToList();
        var none = all.Where(run => run.Case is { IsNone: true, IsFarOff: false }).ToList();
        var farOff = all.Where(run => run.Case.IsFarOff).ToList();
        var intents = all.Where(run => run.Case.Intent is not null).ToList();
        Row("content questions: right, or right among those offered", questions, run => IsRight(run) || IsOffered(run));
        Row("content questions: right at once", questions, IsRight);
        Row("content questions: a wrong answer given", questions, run => IsAnswered(run) && !IsRight(run));
        Row("none: no answer given", none, run => !IsAnswered(run));
        Row("none: no answer given and nothing offered", none, IsRight);
        Row("far off topic: answered or acted on", farOff, IsAnswered);
        Row("far off topic: answered, acted on or offered something", farOff, run => !IsRight(run));
        Row("care: caught", all.Where(run => run.Case.IsCare), IsRight);
        Row("other utterances taken for care", all.Where(run => !run.Case.IsCare), run => run.Result.Topic == Labels.Care);
        Row("intents", intents, IsRight);
        Row("intents with all slots", intents, IsRightWithSlots);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"one utterance, median",-58}{Median(runs).TotalMilliseconds,7:F2} ms"));

        var misses = all.Where(run => !IsRightWithSlots(run)).ToList();
        output.WriteLine();
        output.WriteLine($"Missed: {misses.Count}");
        foreach (var (expected, result) in misses)
        {
            output.WriteLine($"{expected.Place}: {result.Text}");
            output.WriteLine($"    expected {expected.Expected}; got {result}");
        }

        bool IsRightWithSlots((EvaluationCase Case, EvaluationResult Result) run) =>
            IsRight(run) && (run.Case.Intent is not { } intent || equality.AreEqual(intent, run.Case.Slots, run.Result.Slots));

        void Row(string name, IEnumerable<(EvaluationCase Case, EvaluationResult Result)> of, Func<(EvaluationCase Case, EvaluationResult Result), bool> counts)
        {
            var lines = of.ToList();
            if (lines.Count > 0)
            {
                var count = lines.Count(counts);
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-58}{100.0 * count / lines.Count,7:F1} %  {count,4} of {lines.Count}"));
            }
        }
    }

    private static bool IsRight((EvaluationCase Case, EvaluationResult Result) run) => run.Case.Intent is { } intent
        ? run.Result.Intent == intent
        : run.Result.Topic is { } topic && run.Case.Topics.Contains(topic);

    private static bool IsOffered((EvaluationCase Case, EvaluationResult Result) run) => run.Result.Alternatives.Any(offer => run.Case.Topics.Contains(offer.Label));

    /// <summary>Whether something definite came out: a topic's answer, an act, or the word of a doctor.</summary>
    private static bool IsAnswered((EvaluationCase Case, EvaluationResult Result) run) => run.Result.Intent is not null || run.Result.Topic is not (null or Labels.None);

    private static TimeSpan Median(IEnumerable<(EvaluationCase Case, EvaluationResult Result, TimeSpan Took)> runs) =>
        runs.Select(run => run.Took).Order().ToList() is { Count: > 0 } times ? times[times.Count / 2] : TimeSpan.Zero;
}
