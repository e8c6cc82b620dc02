using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Content.Cloud;
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
        await using var app = await BuildAsync(args, Console.Error, cancellationToken: cancellationToken);
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
    /// <param name="read">Reads the content of the folders; null to read it as it stands there.</param>
    /// <param name="configure">Changes the service's parts; null to leave them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<WebApplication?> BuildAsync(
        string[] args, TextWriter errors, Func<ServiceSettings, ContentResult<BotContent>>? read = null, Action<IServiceCollection>? configure = null, CancellationToken cancellationToken = default)
    {
        var builder = ServiceHost.CreateBuilder(args);
        var (settings, faults) = ServiceSettings.Read(builder.Configuration, builder.Environment);
        if (faults.Count > 0)
        {
            // The content's faults are named with them, but nothing is learnt for a service that will not start.
            CheckCommand.Print(faults, ContentReader.ReadFiles(settings.SeedsFolder, settings.DialogsFolder).Faults, errors);
            return null;
        }

        var cloud = settings.ContentContainer is { } name ? new CloudContent(ContentContainer.Open(settings.Storage, name)) : null;
        var recognizers = cloud?.Recognizers ?? RecognizerStore.OfProgram(settings.RecognizerFolder);
        var content = cloud is not null && await cloud.StartAsync(errors, TrainingProgress.To(errors), cancellationToken) is { } pushed ? new(pushed)
            : read is null ? TrainingProgress.ReadContent(settings, recognizers, errors)
            : read(settings);
        if (!content.IsSound)
        {
            CheckCommand.Print([], content.Faults, errors);
            cloud?.Dispose();
            return null;
        }

        builder.Services.AddPoreRoutine(settings, recognizers, content.Content);
        if (cloud is null)
        {
            builder.Services.AddSingleton<ContentFolders>();
        }
        else
        {
            builder.Services.AddSingleton(cloud);
            builder.Services.AddSingleton(provider => new ContentPoller(cloud, provider.GetRequiredService<ContentSource>(), TimeProvider.System, provider.GetRequiredService<ILogger<ContentPoller>>()));
            builder.Services.AddHostedService(provider => provider.GetRequiredService<ContentPoller>());
        }

        configure?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapPoreRoutine();
        app.Services.GetService<ContentFolders>();
        return app;
    }
}
