using System.Text.Json;
using BotFramework.Connector.Authentication;
using BotFramework.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace BotFramework.Connector;

/// <summary>Adds the way to channels' connector services to a service.</summary>
public static class ConnectorExtensions
{
    /// <summary>
    /// Adds <see cref="ConnectorClient"/>, and the sender that takes a turn's replies, updates and deletions to every channel with an http address.
    /// It shows tokens where the service has <see cref="ConnectorCredentials"/>.
    /// </summary>
    /// <param name="services">The service's parts.</param>
    /// <param name="options">How activities are written; they may hold the bot's own types.</param>
    public static IServiceCollection AddConnector(this IServiceCollection services, JsonSerializerOptions options) => services.AddConnector(options, new ConnectorTiming());

    internal static IServiceCollection AddConnector(this IServiceCollection services, JsonSerializerOptions options, ConnectorTiming timing)
    {
        services.AddHttpClient(nameof(ConnectorClient))

            // The sender tells what is worth telling.
            .RemoveAllLoggers()

            // A redirection leads to an address that no authenticated activity named, and a cookie from one conversation into another.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            .AddResilienceHandler("connector", (pipeline, context) => ConnectorResilience.Configure(
                pipeline, context.ServiceProvider.GetRequiredService<ConnectorLimits>(), context.ServiceProvider.GetRequiredService<ConnectorMetrics>(), timing));
        return services
            .AddMetrics()
            .AddSingleton<ConnectorMetrics>()
            .AddSingleton<ConnectorLimits>()
            .AddSingleton(provider => new ConnectorClient(provider.GetRequiredService<IHttpClientFactory>(), options, provider.GetService<ConnectorCredentials>()))
            .AddSingleton<IActivitySender, ConnectorSender>();
    }
}
