using Azure;
using Azure.Identity;
using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Content.Cloud;
using PoreRoutine.Bot.Hosting;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Commands;

/// <summary>Checks the content of this machine's folders and puts it in force for all instances that take theirs from the container.</summary>
internal static class ContentPushCommand
{
    /// <summary>Pushes, and prints what was done.</summary>
    /// <param name="args">The settings.</param>
    /// <param name="output">Where the report goes.</param>
    /// <param name="errors">Where faults go.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>0 if the content is in force; else 1, and nothing has changed.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        var builder = ServiceHost.CreateBuilder(args);
        var (settings, faults) = ServiceSettings.Read(builder.Configuration, builder.Environment);
        if (settings.ContentContainer is null && faults.Count == 0)
        {
            faults = ["Content:Source is empty: name the blob container that the instances take their content from, such as --Content:Source=pore-routine-content"];
        }

        var content = ContentReader.ReadFiles(settings.SeedsFolder, settings.DialogsFolder);
        if (faults.Count > 0 || !content.IsSound)
        {
            CheckCommand.Print(faults, content.Faults, errors);
            return Refuse("Nothing was pushed.", errors);
        }

        CheckCommand.Print(content.Content, output);
        try
        {
            var push = new ContentPush(ContentContainer.Open(settings.Storage, settings.ContentContainer!), RecognizerStore.OfProgram(settings.RecognizerFolder), TimeProvider.System, output);
            var refusals = await push.RunAsync(settings.SeedsFolder, settings.DialogsFolder, cancellationToken);
            foreach (var refusal in refusals)
            {
                errors.WriteLine(refusal);
            }

            return refusals.Count == 0 ? 0 : Refuse("Nothing was pushed.", errors);
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException or AuthenticationFailedException or IOException)
        {
            var reason = (exception as AggregateException)?.InnerExceptions[0] ?? exception;
            return Refuse($"The push did not come to its end: {reason.Message.Split('\n')[0].TrimEnd()} Push again: what is in force is whole, this content or the one before.", errors);
        }
    }

    private static int Refuse(string reason, TextWriter errors)
    {
        errors.WriteLine(reason);
        return 1;
    }
}
