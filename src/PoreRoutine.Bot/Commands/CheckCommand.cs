using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Hosting;
using PoreRoutine.Knowledge;

namespace PoreRoutine.Bot.Commands;

/// <summary>Checks the content and the settings.</summary>
internal static class CheckCommand
{
    /// <summary>Prints one line a fault.</summary>
    /// <returns>0; 1 if there is any.</returns>
    public static int Run(string[] args, TextWriter output)
    {
        var builder = ServiceHost.CreateBuilder(args);
        var (settings, faults) = ServiceSettings.Read(builder.Configuration, builder.Environment);
        var content = ContentReader.ReadFiles(settings.SeedsFolder, settings.DialogsFolder);
        if (faults.Count > 0 || !content.IsSound)
        {
            return Print(faults, content.Faults, output);
        }

        output.WriteLine($"No faults: {content.Content.Routine.Steps.Length} steps, {content.Content.Routine.Topics.Count} topics.");
        if (content.Content.Operator.HasPlaceholders)
        {
            output.WriteLine("dialogs/operator.yaml still holds placeholders at example.com: replace them before clients see the bot.");
        }

        return 0;
    }

    /// <summary>Prints faults.</summary>
    /// <returns>1.</returns>
    public static int Print(IEnumerable<string> settings, IEnumerable<ContentFault> content, TextWriter output)
    {
        foreach (var fault in settings)
        {
            output.WriteLine($"appsettings.json:1: {fault}");
        }

        foreach (var fault in content)
        {
            output.WriteLine(fault);
        }

        return 1;
    }
}
