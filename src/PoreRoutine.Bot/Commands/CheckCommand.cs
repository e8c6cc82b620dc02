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

        Print(content.Content, output);
        return 0;
    }

    /// <summary>Prints what is in content without faults.</summary>
    public static void Print(ContentFiles content, TextWriter output)
    {
        output.WriteLine($"No faults: {content.Routine.Steps.Length} steps, {content.Routine.Topics.Count} topics.");
        PrintNotes(content, output);
        if (content.Operator.App.Fault is { } fault)
        {
            output.WriteLine($"The service runs, but `teams-package` would refuse: {fault}");
        }
    }

    /// <summary>Prints what is no fault and should be seen to all the same.</summary>
    public static void PrintNotes(ContentFiles content, TextWriter output)
    {
        if (content.Operator.HasPlaceholders)
        {
            output.WriteLine("dialogs/operator.yaml still holds placeholders at example.com: replace them before clients see the bot.");
        }
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
