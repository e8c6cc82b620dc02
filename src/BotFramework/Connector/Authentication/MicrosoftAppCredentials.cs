using Microsoft.Identity.Client;

namespace BotFramework.Connector.Authentication;

/// <summary>Tokens of an app registration of one tenant, by its client secret. Thread-safe.</summary>
public sealed class MicrosoftAppCredentials : AppCredentials
{
    private readonly IConfidentialClientApplication _app;
    private readonly string[] _scopes;

    /// <summary>Credentials.</summary>
    /// <param name="configuration">The app, its tenant and its secret.</param>
    /// <param name="clients">Makes the HTTP clients; their name is this class's.</param>
    public MicrosoftAppCredentials(AuthenticationConfiguration configuration, IHttpClientFactory clients)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var authority = new Uri(configuration.LoginAddress, $"/{configuration.TenantId}");
        _scopes = [$"{configuration.OAuthScope}/.default"];
        _app = ConfidentialClientApplicationBuilder.Create(configuration.AppId)
            .WithClientSecret(configuration.AppPassword)
            .WithAuthority(authority.AbsoluteUri, validateAuthority: false)
            .WithInstanceDiscovery(false)
            .WithHttpClientFactory(new HttpClients(clients))
            .Build();
    }

    /// <inheritdoc/>
    protected override async Task<AppToken> RequestTokenAsync(CancellationToken cancellationToken)
    {
        // Past MSAL's own cache: who asks here has no token, or one that was refused.
        var result = await _app.AcquireTokenForClient(_scopes).WithForceRefresh(true).ExecuteAsync(cancellationToken).ConfigureAwait(false);
        return new AppToken(result.AccessToken, result.ExpiresOn);
    }

    private sealed class HttpClients(IHttpClientFactory clients) : IMsalHttpClientFactory
    {
        public HttpClient GetHttpClient() => clients.CreateClient(nameof(MicrosoftAppCredentials));
    }
}
