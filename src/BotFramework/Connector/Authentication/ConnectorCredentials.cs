using System.Net.Http.Headers;

namespace BotFramework.Connector.Authentication;

/// <summary>Shows the bot's token to the addresses that authenticated activities came with, and to no other. Thread-safe.</summary>
/// <param name="credentials">Gets the tokens.</param>
/// <param name="trusted">Knows the addresses.</param>
public sealed class ConnectorCredentials(AppCredentials credentials, TrustedServiceUrls trusted)
{
    /// <summary>Puts the bot's token on a request.</summary>
    /// <param name="request">The request, to an address below <paramref name="serviceUrl"/>.</param>
    /// <param name="serviceUrl">The service address as its activity named it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False, and the request as it was, if the address is not trusted, or would be reached in the clear over a network.</returns>
    /// <exception cref="TokenUnavailableException">There is no token to be had now.</exception>
    public async Task<bool> AuthorizeAsync(HttpRequestMessage request, string serviceUrl, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.RequestUri is not { } address || !(address.Scheme == Uri.UriSchemeHttps || address.IsLoopback)
            || !await trusted.IsTrustedAsync(serviceUrl, cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await credentials.GetTokenAsync(cancellationToken).ConfigureAwait(false));
        return true;
    }

    /// <summary>Tells that the channel refused the token on a request: the next one gets a new token.</summary>
    public void Forget(HttpRequestMessage request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Headers.Authorization?.Parameter is { } token)
        {
            credentials.Forget(token);
        }
    }
}
