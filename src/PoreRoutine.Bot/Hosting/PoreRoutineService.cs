using System.Diagnostics.Metrics;
using System.Runtime.ExceptionServices;
using BotFramework;
using BotFramework.Connector;
using BotFramework.Connector.Authentication;
using BotFramework.DirectLine;
using BotFramework.Http;
using BotFramework.Integration;
using BotFramework.Schema;
using BotFramework.Turns;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using PoreRoutine.Bot.Calendar;
using PoreRoutine.Bot.ClientData;
using PoreRoutine.Bot.Clock;
using PoreRoutine.Bot.Content;
using PoreRoutine.Bot.Dialogs;
using PoreRoutine.Bot.Reminders;
using PoreRoutine.Bot.Storage;
using PoreRoutine.Bot.Telemetry;
using PoreRoutine.Bot.Unanswered;
using PoreRoutine.Bot.WebChat;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Hosting;

/// <summary>Puts the service together.</summary>
internal static partial class PoreRoutineService
{
    /// <summary>Adds the service's parts.</summary>
    public static void AddPoreRoutine(this IServiceCollection services, ServiceSettings settings, RecognizerStore recognizers, BotContent content)
    {
        services.AddSingleton(settings);
        services.AddSingleton(content);
        services.AddSingleton(new ProductClock(TimeProvider.System, settings.ClockStart, settings.ClockSpeed));
        services.AddSingleton(recognizers);
        services.AddSingleton<ContentSource>();
        services.AddSingleton(provider => new Stores(settings.Storage, provider.GetRequiredService<ProductClock>(), provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<StoresInitializer>();
        services.AddHostedService(provider => provider.GetRequiredService<StoresInitializer>());
        services.AddSingleton(provider => provider.GetRequiredService<Stores>().Items);
        services.AddSingleton(provider => provider.GetRequiredService<Stores>().Reminders);
        services.AddSingleton<IConditionalStorage>(provider => provider.GetRequiredService<IDueStorage>());
        services.AddSingleton<IStorage>(provider => provider.GetRequiredService<IConditionalStorage>());
        services.AddSingleton(provider => new UserState(provider.GetRequiredService<IStorage>(), BotJson.Storage));
        services.AddSingleton(provider => new ConversationState(provider.GetRequiredService<IStorage>(), BotJson.Storage));
        services.AddSingleton(provider => new TurnPipeline(provider.GetRequiredService<IStorage>(), BotJson.Storage, provider.GetRequiredService<ILogger<TurnPipeline>>(), calendar: provider.GetRequiredService<ProductClock>(), meters: provider.GetRequiredService<IMeterFactory>()));
        if (settings.Channels is { } channels)
        {
            services.AddChannelAuthentication(channels);
        }

        services.AddDirectLine(provider => new DirectLineOptions
        {
            Secret = settings.DirectLineSecret,
            BotId = settings.Channels?.AppId ?? "pore-routine",
            BotName = provider.GetRequiredService<ContentSource>().Current.Operator.Name,
        }, BotJson.Storage);
        services.AddSingleton<NewVisitorLimit>();
        services.AddConnector(BotJson.Storage);
        services.AddTelemetry(settings.Telemetry);
        services.AddSingleton<AnswerMetrics>();
        services.AddSingleton<MainDialog>();
        services.AddSingleton(provider => new PoreRoutineBot(
            () => provider.GetRequiredService<ContentSource>().Current,
            provider.GetRequiredService<UserState>(),
            provider.GetRequiredService<MainDialog>(),
            provider.GetRequiredService<ClientDataKeeper>(),
            provider.GetRequiredService<ProductClock>(),
            provider.GetRequiredService<ReminderMetrics>(),
            provider.GetRequiredService<AnswerMetrics>()));
        services.AddSingleton<IBot>(provider => provider.GetRequiredService<PoreRoutineBot>());
        services.AddClientData(settings);
        services.AddReminders();
        services.AddSingleton<UnansweredStore>();
        services.AddSingleton<UnansweredQuestions>();
        services.AddSingleton(CreateAdapter);
        services.AddSingleton<RequestsInHand>();
        services.AddHostedService(provider => provider.GetRequiredService<RequestsInHand>());
        services.AddSingleton<StorageHealthCheck>();
        services.AddHealthChecks().AddCheck<StorageHealthCheck>("storage").AddCheck<ServingHealthCheck>("serving");
    }

    /// <summary>What gives clients their data, or deletes it.</summary>
    private static void AddClientData(this IServiceCollection services, ServiceSettings settings)
    {
        services.AddClientDataStores();
        services.AddSingleton<ExportFile>();
        services.AddSingleton(provider => new ClientDataKeeper(
            settings.PublicOrigin,
            provider.GetRequiredService<ExportLinks>(),
            provider.GetRequiredService<CalendarFeeds>(),
            provider.GetServices<IClientDataStore>(),
            provider.GetRequiredService<UserState>(),
            provider.GetRequiredService<ConversationState>()));
    }

    /// <summary>What sends reminders, in this process as in every other.</summary>
    private static void AddReminders(this IServiceCollection services)
    {
        services.AddSingleton<ReminderMetrics>();
        services.AddSingleton(new TenantPauses(TimeProvider.System));
        services.AddSingleton<ReminderSweep>();
        services.AddSingleton<ReminderSender>();
        services.AddHostedService<ReminderDispatcher>();
    }

    /// <summary>Maps the service's endpoints.</summary>
    public static void MapPoreRoutine(this WebApplication app)
    {
        app.Use(app.Services.GetRequiredService<RequestsInHand>().ServeAsync);
        app.UseWebSockets();
        app.UseCors();
        app.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/healthz/ready");
        app.MapMessages(app.Services.GetRequiredService<ServiceSettings>());
        app.MapDirectLine();
        app.MapPost("/webchat/token", VisitorToken.CreateAsync).WithProtocolErrors();
        app.MapChatPage();
        app.MapNoticePages();
        app.MapExport();
        app.MapCalendar();
    }

    private static CloudAdapter CreateAdapter(IServiceProvider provider)
    {
        var logger = provider.GetRequiredService<ILogger<CloudAdapter>>();
        var content = provider.GetRequiredService<ContentSource>();
        var adapter = new CloudAdapter(provider.GetRequiredService<TurnPipeline>(), provider.GetServices<IActivitySender>())
        {
            OnTurnError = async (turnContext, exception) =>
            {
                turnContext.TurnState.Get<TurnTransaction>()?.RollBack();
                if (turnContext.Activity is { Type: ActivityTypes.Event, Name: ActivityEventNames.ContinueConversation })
                {
                    // Whoever began the turn, and no channel did, decides.
                    ExceptionDispatchInfo.Throw(exception);
                }

                LogTurnFailed(logger, ExceptionOutline.Of(exception));
                LogTurnFailedIn(logger, exception);
                if (turnContext.Activity.Type == ActivityTypes.Message)
                {
                    await turnContext.SendActivityAsync(content.Current.Lines[Line.Sorry]);
                }
            },
        };
        adapter.Use(provider.GetRequiredService<UnansweredQuestions>());
        adapter.Use(new AutoSaveStateMiddleware(provider.GetRequiredService<UserState>(), provider.GetRequiredService<ConversationState>()));
        adapter.Use(new ReminderWakeUps(provider.GetRequiredService<IReminderQueue>(), PoreRoutineBot.Clients(provider.GetRequiredService<UserState>()), provider.GetRequiredService<ProductClock>()));
        return adapter;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn failed; the client was told so, and nothing of it is stored: {Outline}")]
    private static partial void LogTurnFailed(ILogger logger, string outline);

    [LoggerMessage(Level = LogLevel.Debug, Message = "How the turn failed, in full")]
    private static partial void LogTurnFailedIn(ILogger logger, Exception exception);
}
