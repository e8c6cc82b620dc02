using System.Text.Json;
using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Evaluation;
using PoreRoutine.Bot.Hosting;
using PoreRoutine.Understanding.Time;

namespace PoreRoutine.Bot.Commands;

/// <summary>Runs evaluation files through what the bot runs messages through.</summary>
internal static class EvaluateCommand
{
    /// <summary>Prints a table of accuracies and the misses or, as JSON, one object a line in the files' order and nothing else.</summary>
    /// <returns>0; 1 if a file, the content or the settings are at fault, which goes to <paramref name="errors"/>.</returns>
    public static int Run(IReadOnlyList<string> files, bool asJson, TimeReference reference, string[] args, TextWriter output, TextWriter errors)
    {
        var builder = ServiceHost.CreateBuilder(args);
        var (settings, faults) = ServiceSettings.Read(builder.Configuration, builder.Environment);
        if (faults.Count > 0)
        {
            return CheckCommand.Print(faults, [], errors);
        }

        var wrong = new List<string>();
        var cases = files.SelectMany(file => EvaluationReader.Read(file, wrong)).ToList();
        if (wrong.Count > 0)
        {
            wrong.ForEach(errors.WriteLine);
            return 1;
        }

        var read = TrainingProgress.ReadContent(settings, errors);
        if (!read.IsSound)
        {
            return CheckCommand.Print([], read.Faults, errors);
        }

        var evaluator = new Evaluator(read.Content, reference);
        var runs = new List<(EvaluationCase, EvaluationResult, TimeSpan)>();
        foreach (var one in cases)
        {
            var start = TimeProvider.System.GetTimestamp();
            var result = evaluator.Evaluate(one.Text);
            runs.Add((one, result, TimeProvider.System.GetElapsedTime(start)));
            if (asJson)
            {
                output.WriteLine(JsonSerializer.Serialize(result, EvaluationJson.Default.EvaluationResult));
            }
        }

        if (!asJson)
        {
            EvaluationReport.Print(runs, new SlotEquality(reference.Today), output);
        }

        return 0;
    }
}
