using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Hosting;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Commands;

/// <summary>Trains the recogniser of the content and puts it into a folder; the build puts it beside the program so.</summary>
internal static class TrainCommand
{
    /// <summary>Trains, unless the folder has it already.</summary>
    /// <returns>0; 1 if the content is at fault or the folder cannot be written to, which is printed.</returns>
    public static int Run(string folder, string[] args, TextWriter output, TextWriter errors)
    {
        var builder = ServiceHost.CreateBuilder(args);
        var (settings, _) = ServiceSettings.Read(builder.Configuration, builder.Environment);
        var recognizers = RecognizerStore.ToShip(Path.GetFullPath(folder));
        var read = TrainingProgress.ReadContent(settings, recognizers, output);
        if (!read.IsSound)
        {
            return CheckCommand.Print([], read.Faults, errors);
        }

        var file = recognizers.FileOf(read.Content.Routine, read.Content.Utterances);
        if (!File.Exists(file))
        {
            errors.WriteLine($"{file} could not be written: see whether the folder's rights and the disk's room allow it.");
            return 1;
        }

        output.WriteLine($"{file} is the recogniser of this content.");
        return 0;
    }
}
