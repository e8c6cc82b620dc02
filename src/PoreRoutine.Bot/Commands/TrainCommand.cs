using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Hosting;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Commands;

/// <summary>Trains the recogniser of the content and puts it into a folder; the build puts it beside the program so.</summary>
internal static class TrainCommand
{
    /// <summary>Trains, unless the folder has it already.</summary>
    /// <returns>0; 1 if the content is at fault, which is printed.</returns>
    public static int Run(string folder, string[] args, TextWriter output, TextWriter errors)
    {
        var builder = ServiceHost.CreateBuilder(args);
        var (settings, _) = ServiceSettings.Read(builder.Configuration, builder.Environment);
        var read = TrainingProgress.ReadContent(settings, RecognizerStore.OfProgram(Path.GetFullPath(folder)), output);
        return read.IsSound ? 0 : CheckCommand.Print([], read.Faults, errors);
    }
}
