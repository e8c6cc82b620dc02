using System.Globalization;
using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Evaluation;
using PoreRoutine.Bot.Hosting;
using PoreRoutine.Bot.Understanding;
using PoreRoutine.Understanding;
using PoreRoutine.Understanding.Time;

namespace PoreRoutine.Bot.Commands;

/// <summary>Shows what the bot makes of a message with nothing said before it.</summary>
internal static class AskCommand
{
    /// <summary>Prints what was understood, and the answer.</summary>
    /// <returns>0; 1 if the content is at fault.</returns>
    public static int Run(string question, TimeReference reference, string[] args, TextWriter output, TextWriter errors)
    {
        var builder = ServiceHost.CreateBuilder(args);
        var (settings, faults) = ServiceSettings.Read(builder.Configuration, builder.Environment);
        var read = TrainingProgress.ReadContent(settings, errors);
        if (faults.Count > 0 || !read.IsSound)
        {
            return CheckCommand.Print(faults, read.Faults, errors);
        }

        var content = read.Content;
        foreach (var reading in content.Reader.Read(question, reference, TalkedAbout.Nothing))
        {
            Print(reading, content, reference, output);
        }

        return 0;
    }

    private static void Print(Reading reading, BotContent content, TimeReference reference, TextWriter output)
    {
        if (reading.Word is { } word)
        {
            output.WriteLine($"short answer: {Words.KeyOf(word)}");
        }

        if (reading.Recognition is { } recognition)
        {
            output.WriteLine($"understood: {Likelihood(recognition.Label, recognition.Confidence)}");
            if (recognition.Alternatives.Length > 0)
            {
                output.WriteLine($"or: {string.Join(", ", recognition.Alternatives.Select(other => Likelihood(other.Label, other.Confidence)))}");
            }
        }

        foreach (var (name, value) in NamedSlots.From(reading.Slots, reference.Today))
        {
            output.WriteLine($"{name}: {value}");
        }

        // A short answer is answered by what was said before, and nothing was.
        if (reading.Word is null)
        {
            Answer(reading, content, output);
        }
    }

    private static void Answer(Reading reading, BotContent content, TextWriter output)
    {
        var answer = reading.Decision switch
        {
            { Label: null } => content.Lines[reading.IsStepMissing ? Line.WhichStep : Line.DidYouMean],
            { Kind: RecognitionKind.Topic } => content.Routine.Topics[reading.Decision.Label!].ShortAnswer,
            { Kind: RecognitionKind.Care } => content.Lines[Line.Care, content.Operator.Name, content.Operator.Contact],
            { Kind: RecognitionKind.None } when reading.IsForeign => content.Lines[Line.OtherLanguage],
            { Kind: RecognitionKind.None } => content.Lines[Line.NotCovered, content.Operator.Name, content.Operator.Contact],
            _ => null,
        };
        if (answer is not null)
        {
            output.WriteLine(answer);
        }

        foreach (var offered in reading.Decision.Offered)
        {
            output.WriteLine($"- {(content.Routine.Topics.TryGetValue(offered.Label, out var topic) ? topic.Question : content.Lines[Line.Offer(offered.Label)])}");
        }
    }

    private static string Likelihood(string label, double confidence) => string.Create(CultureInfo.InvariantCulture, $"{label} ({confidence:P0})");
}
