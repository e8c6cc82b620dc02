using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace BotFramework.Connector.Authentication;

/// <summary>Tokens of a managed identity that is assigned to the machine. Thread-safe.</summary>
public sealed class ManagedIdentityAppCredentials : AppCredentials
{
    private readonly ManagedIdentityCredential _credential;
    private readonly TokenRequestContext _request;

    /// <summary>Credentials.</summary>
    /// <param name="configuration">The identity's client id.</param>
    /// <param name="clients">Makes the HTTP clients; their name is this class's.</param>
    public ManagedIdentityAppCredentials(AuthenticationConfiguration configuration, IHttpClientFactory clients)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(clients);
        _request = new TokenRequestContext([$"{configuration.OAuthScope}/.default"]);
        _credential = new ManagedIdentityCredential(new ManagedIdentityCredentialOptions(ManagedIdentityId.FromUserAssignedClientId(configuration.AppId))
        {
            Transport = new HttpClientTransport(clients.CreateClient(nameof(ManagedIdentityAppCredentials))),
        });
    }

    /// <inheritdoc/>
    protected override async Task<AppToken> RequestTokenAsync(CancellationToken cancellationToken)
    {
        var token = await _credential.GetTokenAsync(_request, cancellationToken).ConfigureAwait(false);
        return new AppToken(token.Token, token.ExpiresOn);
    }
}
