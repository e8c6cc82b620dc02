using System.Globalization;
using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Hosting;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Commands;

/// <summary>Shows what the bot makes of a question.</summary>
internal static class AskCommand
{
    /// <summary>Prints what was understood, and the answer.</summary>
    /// <returns>0; 1 if the content is at fault.</returns>
    public static int Run(string question, string[] args, TextWriter output, TextWriter errors)
    {
        var builder = ServiceHost.CreateBuilder(args);
        var (settings, faults) = ServiceSettings.Read(builder.Configuration, builder.Environment);
        var read = TrainingProgress.ReadContent(settings, errors);
        if (faults.Count > 0 || !read.IsSound)
        {
            return CheckCommand.Print(faults, read.Faults, errors);
        }

        var content = read.Content;
        var recognition = content.Recognizer.Recognize(question);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{recognition.Label} ({recognition.Confidence:P0})"));
        var answer = recognition.Kind switch
        {
            RecognitionKind.Topic => content.Routine.Topics[recognition.Label].ShortAnswer,
            RecognitionKind.Care => content.Lines[Line.Care, content.Operator.Name, content.Operator.Contact],
            RecognitionKind.None => content.Lines[Line.NotCovered, content.Operator.Name, content.Operator.Contact],
            _ => null,
        };
        if (answer is not null)
        {
            output.WriteLine(answer);
        }

        return 0;
    }
}
