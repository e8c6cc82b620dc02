using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Hosting;
using PoreRoutine.Knowledge;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Commands;

/// <summary>Serves until it is told to stop.</summary>
internal static class ServeCommand
{
    /// <summary>Starts the service and waits for its end.</summary>
    /// <returns>0; 1 if the settings or the content are at fault, which is printed.</returns>
    public static async Task<int> RunAsync(string[] args, CancellationToken cancellationToken)
    {
        await using var app = Build(args, Console.Error);
        if (app is null)
        {
            return 1;
        }

        await app.RunAsync(cancellationToken);
        return 0;
    }

    /// <summary>The service, ready to be started; null if the settings or the content are at fault, which is printed.</summary>
    /// <param name="args">The settings.</param>
    /// <param name="errors">Where faults are printed.</param>
    /// <param name="read">Reads the content; null to read it from its folders.</param>
    /// <param name="configure">Changes the service's parts; null to leave them.</param>
    public static WebApplication? Build(string[] args, TextWriter errors, Func<ServiceSettings, ContentResult<BotContent>>? read = null, Action<IServiceCollection>? configure = null)
    {
        var builder = ServiceHost.CreateBuilder(args);
        var (settings, faults) = ServiceSettings.Read(builder.Configuration, builder.Environment);
        if (faults.Count > 0)
        {
            // The content's faults are named with them, but nothing is learnt for a service that will not start.
            CheckCommand.Print(faults, ContentReader.ReadFiles(settings.SeedsFolder, settings.DialogsFolder).Faults, errors);
            return null;
        }

        var recognizers = RecognizerStore.OfProgram(settings.RecognizerFolder);
        var content = read is null ? TrainingProgress.ReadContent(settings, recognizers, errors) : read(settings);
        if (!content.IsSound)
        {
            CheckCommand.Print([], content.Faults, errors);
            return null;
        }

        builder.Services.AddPoreRoutine(settings, recognizers, content.Content);
        configure?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapPoreRoutine();
        return app;
    }
}
