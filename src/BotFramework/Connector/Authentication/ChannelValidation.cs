using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace BotFramework.Connector.Authentication;

/// <summary>
/// Checks the tokens that channels show, by the Bot Framework's rules: issuer, this bot as audience, signed with RS256 by one of the channels'
/// keys, within its time by the machine's clock. No other token is taken, neither the emulator's nor a user's. Thread-safe.
/// </summary>
internal sealed class ChannelValidation
{
    /// <summary>How far the clocks of channel and machine may be apart.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    private const string Scheme = "Bearer ";

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly AuthenticationConfiguration _configuration;
    private readonly OpenIdMetadata _metadata;

    internal ChannelValidation(AuthenticationConfiguration configuration, OpenIdMetadata metadata) => (_configuration, _metadata) = (configuration, metadata);

    /// <summary>Checks a token by itself.</summary>
    /// <param name="authHeader">The request's <c>Authorization</c> header; null if there is none.</param>
    /// <param name="cancellationToken">Gives up waiting for the channels' keys.</param>
    public async Task<ChannelToken> AuthenticateChannelTokenAsync(string? authHeader, CancellationToken cancellationToken)
    {
        if (authHeader is null || !authHeader.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return ChannelToken.Refused(AuthenticationStatus.MissingToken);
        }

        // What needs no key is looked at first, so that only what may be a channel's token makes this bot ask for keys.
        if (Read(authHeader[Scheme.Length..].Trim()) is not { } token
            || token.Alg != SecurityAlgorithms.RsaSha256
            || token.Issuer != _configuration.TokenIssuer
            || string.IsNullOrEmpty(token.Kid))
        {
            return ChannelToken.Refused(AuthenticationStatus.InvalidToken);
        }

        var (key, available) = await _metadata.FindAsync(token.Kid, cancellationToken).ConfigureAwait(false);
        if (!available)
        {
            return ChannelToken.Refused(AuthenticationStatus.KeysUnavailable);
        }

        return key is not null && await IsValidAsync(token, key.Key).ConfigureAwait(false)
            ? ChannelToken.Good(token.TryGetPayloadValue<string>(AuthenticationConstants.ServiceUrlClaim, out var serviceUrl) ? serviceUrl : null, key.Endorsements)
            : ChannelToken.Refused(AuthenticationStatus.InvalidToken);
    }

    private JsonWebToken? Read(string token)
    {
        try
        {
            return _handler.ReadJsonWebToken(token);
        }
        catch (Exception exception) when (exception is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    private async Task<bool> IsValidAsync(JsonWebToken token, SecurityKey key)
    {
        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = _configuration.TokenIssuer,
            ValidAudience = _configuration.AppId,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            IssuerSigningKey = key,
            TryAllIssuerSigningKeys = false,
            ClockSkew = ClockSkew,
        }).ConfigureAwait(false);
        return result.IsValid;
    }
}
