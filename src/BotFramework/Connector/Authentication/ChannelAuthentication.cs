using BotFramework.Http;
using BotFramework.Schema;
using Microsoft.AspNetCore.Http;

namespace BotFramework.Connector.Authentication;

/// <summary>Lets in only the requests that a channel signed; <see cref="AuthenticationExtensions.AddChannelAuthentication"/> makes it. Thread-safe.</summary>
public sealed class ChannelAuthentication
{
    private readonly ChannelValidation _validation;
    private readonly TrustedServiceUrls _trusted;

    /// <param name="validation">Checks the tokens.</param>
    /// <param name="trusted">Learns the service addresses of what is let in.</param>
    internal ChannelAuthentication(ChannelValidation validation, TrustedServiceUrls trusted) => (_validation, _trusted) = (validation, trusted);

    /// <summary>Reads the activity of a channel's request: the token is checked first, then the body read, then the two compared.</summary>
    /// <exception cref="ProtocolException">
    /// 401: no token, or a bad one. 403: a good one for another service address or channel. 503: the channel's keys are out of reach.
    /// 400: no activity, as <see cref="RequestReader.ReadActivityAsync"/> says.
    /// </exception>
    public async Task<Activity> ReadActivityAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var token = await _validation.AuthenticateChannelTokenAsync(request.Headers.Authorization.ToString(), cancellationToken).ConfigureAwait(false);
        Demand(token.Status, request.HttpContext.Response);
        var activity = await RequestReader.ReadActivityAsync(request, cancellationToken).ConfigureAwait(false);
        Demand(token.Check(activity), request.HttpContext.Response);
        await _trusted.TrustAsync(activity.ServiceUrl!, cancellationToken).ConfigureAwait(false);
        return activity;
    }

    private static void Demand(AuthenticationStatus status, HttpResponse response)
    {
        switch (status)
        {
            case AuthenticationStatus.Authenticated:
                return;
            case AuthenticationStatus.ServiceUrlMismatch:
                throw new ProtocolException(StatusCodes.Status403Forbidden, "Forbidden", "The token speaks for another 'serviceUrl' than the activity's.");
            case AuthenticationStatus.NotEndorsed:
                throw new ProtocolException(StatusCodes.Status403Forbidden, "Forbidden", "The token's key does not speak for the activity's 'channelId'.");
            case AuthenticationStatus.KeysUnavailable:
                response.Headers.RetryAfter = "5";
                throw new ProtocolException(StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable", "The channel's keys are out of reach: try again.");
            default:
                response.Headers.WWWAuthenticate = "Bearer";
                throw new ProtocolException(StatusCodes.Status401Unauthorized, "Unauthorized", status == AuthenticationStatus.MissingToken
                    ? "The request has no bearer token."
                    : "The token is not a channel's for this bot, or not of this time.");
        }
    }
}
