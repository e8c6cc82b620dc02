using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BotFramework.Connector.Authentication;

/// <summary>Adds channel authentication to a service.</summary>
public static class AuthenticationExtensions
{
    /// <summary>The largest answer taken from who gives out keys or tokens, in bytes.</summary>
    private const int MaximumBytes = 1024 * 1024;

    /// <summary>How long these may take: less than a turn.</summary>
    private static readonly TimeSpan s_timeLimit = TimeSpan.FromSeconds(8);

    /// <summary>Adds <see cref="ChannelAuthentication"/> and <see cref="ConnectorCredentials"/>. The service adds an <see cref="IStorage"/>.</summary>
    public static IServiceCollection AddChannelAuthentication(this IServiceCollection services, AuthenticationConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        foreach (var name in new[] { nameof(OpenIdMetadata), nameof(MicrosoftAppCredentials), nameof(ManagedIdentityAppCredentials) })
        {
            services.AddHttpClient(name, client => (client.Timeout, client.MaxResponseContentBufferSize) = (s_timeLimit, MaximumBytes));
        }

        return services
            .AddSingleton(provider => new ChannelValidation(configuration, new OpenIdMetadata(
                provider.GetRequiredService<IHttpClientFactory>(), configuration, provider.GetRequiredService<ILogger<OpenIdMetadata>>())))
            .AddSingleton<TrustedServiceUrls>()
            .AddSingleton(provider => new ChannelAuthentication(provider.GetRequiredService<ChannelValidation>(), provider.GetRequiredService<TrustedServiceUrls>()))
            .AddSingleton<AppCredentials>(provider => configuration.AppType switch
            {
                MicrosoftAppTypes.SingleTenant => new MicrosoftAppCredentials(configuration, provider.GetRequiredService<IHttpClientFactory>()),
                MicrosoftAppTypes.UserAssignedMsi => new ManagedIdentityAppCredentials(configuration, provider.GetRequiredService<IHttpClientFactory>()),
                _ => throw new ArgumentOutOfRangeException(nameof(configuration), configuration.AppType, "No such app type."),
            })
            .AddSingleton<ConnectorCredentials>();
    }
}
