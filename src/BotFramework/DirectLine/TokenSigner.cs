using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace BotFramework.DirectLine;

/// <summary>
/// Signs and checks what the service gives out to be shown again: conversation tokens, a visitor's cookie. The keys are in the store,
/// under <c>signing-key</c>, so that instances share them and a restart keeps them; they change every 30 days, and what an older one signed stays
/// good. Deleting that item makes everything signed so far worthless, within five minutes on every instance. Thread-safe.
/// </summary>
/// <param name="storage">Where the keys are kept; they are made when needed.</param>
/// <param name="timeProvider">What lifetimes run on; null for the machine's clock.</param>
public sealed class TokenSigner(IStorage storage, TimeProvider? timeProvider = null)
{
    private const string Issuer = "directline";

    /// <summary>Longer than any token that is signed here, in characters.</summary>
    private const int LongestToken = 4096;

    private readonly TimeProvider _clock = timeProvider ?? TimeProvider.System;
    private readonly SigningKeys _keys = new(storage, timeProvider ?? TimeProvider.System);
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, SetDefaultTimesOnTokenCreation = false };

    /// <summary>Signs claims.</summary>
    /// <param name="purpose">What the token is for; it is good for nothing else.</param>
    /// <param name="claims">The claims.</param>
    /// <param name="lifetime">How long it is good; a year at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ArgumentOutOfRangeException">The lifetime is longer than its key is kept.</exception>
    public async Task<string> SignAsync(string purpose, IReadOnlyDictionary<string, string> claims, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lifetime, SigningKeys.LongestLifetime);
        var now = _clock.GetUtcNow().UtcDateTime;
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = purpose,
            Subject = new ClaimsIdentity(claims.Select(claim => new Claim(claim.Key, claim.Value))),
            IssuedAt = now,
            Expires = now + lifetime,
            SigningCredentials = new SigningCredentials(await _keys.CurrentAsync(cancellationToken).ConfigureAwait(false), SecurityAlgorithms.HmacSha256),
        });
    }

    /// <summary>Checks a token.</summary>
    /// <returns>Its claims if it is good; whether it would be good but for its age.</returns>
    public async Task<(IReadOnlyDictionary<string, string>? Claims, bool Expired)> CheckAsync(string purpose, string token, CancellationToken cancellationToken)
    {
        if (KeyIdOf(token) is not { } id || await _keys.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { } key)
        {
            return (null, false);
        }

        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = purpose,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            IssuerSigningKey = key,
            // Done below, on this signer's clock.
            ValidateLifetime = false,
        }).ConfigureAwait(false);
        return !result.IsValid ? (null, false)
            : result.SecurityToken.ValidTo <= _clock.GetUtcNow().UtcDateTime ? (null, true)
            : (result.Claims.Where(claim => claim.Value is string).ToDictionary(claim => claim.Key, claim => (string)claim.Value, StringComparer.Ordinal), false);
    }

    /// <summary>The id of the key that a token says it is signed with; null if it is no token.</summary>
    private string? KeyIdOf(string token)
    {
        try
        {
            return token.Length <= LongestToken && _handler.CanReadToken(token) ? _handler.ReadJsonWebToken(token).Kid : null;
        }
        catch (Exception exception) when (exception is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }
}
