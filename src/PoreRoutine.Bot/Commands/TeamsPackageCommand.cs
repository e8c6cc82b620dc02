using System.CommandLine;
using System.Text.RegularExpressions;
using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Hosting;
using PoreRoutine.Bot.Teams;

namespace PoreRoutine.Bot.Commands;

/// <summary>Writes the package by which Teams installs the bot as an app.</summary>
internal static partial class TeamsPackageCommand
{
    /// <summary>The file's name where none is given.</summary>
    public const string DefaultFile = "pore-routine-teams.zip";

    /// <summary>The option for the id of the bot's registration.</summary>
    public static Option<Guid> AppId() => new("--app-id")
    {
        Description = "The app id of the bot's registration, such as 11111111-2222-3333-4444-555555555555.",
        Required = true,
        CustomParser = result =>
        {
            if (Guid.TryParseExact(result.Tokens[0].Value, "D", out var id) && id != Guid.Empty)
            {
                return id;
            }

            result.AddError($"--app-id is '{result.Tokens[0].Value}': write the app id of the bot's registration, like 11111111-2222-3333-4444-555555555555");
            return Guid.Empty;
        },
    };

    /// <summary>The option for the service's host.</summary>
    public static Option<string> Domain() => new("--domain")
    {
        Description = "The host name under which clients reach the service, such as chat.example.com.",
        Required = true,
        CustomParser = result =>
        {
            var host = result.Tokens[0].Value.ToLowerInvariant();
            if (HostPattern().IsMatch(host))
            {
                return host;
            }

            result.AddError($"--domain is '{result.Tokens[0].Value}': write the host name alone, like chat.example.com, without https://, port and path");
            return string.Empty;
        },
    };

    /// <summary>Writes the package.</summary>
    /// <param name="appId">The id of the bot's registration.</param>
    /// <param name="domain">The service's host, in lower case.</param>
    /// <param name="file">Where to; what is there is replaced.</param>
    /// <param name="args">The settings.</param>
    /// <param name="output">Told what was written.</param>
    /// <param name="errors">Told why nothing was.</param>
    /// <returns>0; 1 if the content or the settings are at fault or the file cannot be written: then nothing is.</returns>
    public static int Run(Guid appId, string domain, string file, string[] args, TextWriter output, TextWriter errors)
    {
        var builder = ServiceHost.CreateBuilder(args);
        var (settings, faults) = ServiceSettings.Read(builder.Configuration, builder.Environment);
        var read = ContentReader.ReadFiles(settings.SeedsFolder, settings.DialogsFolder);
        if (faults.Count > 0 || !read.IsSound)
        {
            return CheckCommand.Print(faults, read.Faults, errors);
        }

        if (read.Content.Operator.App.Fault is { } fault)
        {
            return CheckCommand.Print([], [fault], errors);
        }

        string path;
        try
        {
            path = Path.GetFullPath(file);
            File.WriteAllBytes(path, TeamsPackage.Make(TeamsPackage.Manifest(read.Content, appId, domain)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            errors.WriteLine($"--out is '{file}', which could not be written: {exception.Message}");
            return 1;
        }

        output.WriteLine($"{path} is the app for Teams: {read.Content.Operator.App.Name} {read.Content.Operator.App.Version}, at https://{domain}.");
        CheckCommand.PrintNotes(read.Content, output);
        return 0;
    }

    /// <summary>Two labels or more, the last one no number: neither an address of numbers nor this machine's own name can be reached from Teams.</summary>
    [GeneratedRegex(@"^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$", RegexOptions.CultureInvariant)]
    private static partial Regex HostPattern();
}
