using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace BotFramework.DirectLine;

/// <summary>
/// Signs and checks what the service gives out to be shown again: conversation tokens, a visitor's cookie. The key is in the store,
/// so that instances share it and a restart keeps it. Lifetimes run on the machine's clock. Thread-safe.
/// </summary>
/// <param name="storage">Where the key is kept; it is made on first use.</param>
public sealed class TokenSigner(IStorage storage)
{
    private const string Key = "signing-key";
    private const string Issuer = "directline";

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, SetDefaultTimesOnTokenCreation = false };
    private volatile SymmetricSecurityKey? _key;

    /// <summary>Signs claims.</summary>
    /// <param name="purpose">What the token is for; it is good for nothing else.</param>
    /// <param name="claims">The claims.</param>
    /// <param name="lifetime">How long it is good.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<string> SignAsync(string purpose, IReadOnlyDictionary<string, string> claims, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claims);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = purpose,
            Subject = new ClaimsIdentity(claims.Select(claim => new Claim(claim.Key, claim.Value))),
            IssuedAt = now,
            Expires = now + lifetime,
            SigningCredentials = new SigningCredentials(await KeyAsync(cancellationToken).ConfigureAwait(false), SecurityAlgorithms.HmacSha256),
        });
    }

    /// <summary>Checks a token.</summary>
    /// <returns>Its claims if it is good; whether it would be good but for its age.</returns>
    public async Task<(IReadOnlyDictionary<string, string>? Claims, bool Expired)> CheckAsync(string purpose, string token, CancellationToken cancellationToken)
    {
        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = purpose,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            IssuerSigningKey = await KeyAsync(cancellationToken).ConfigureAwait(false),
            ClockSkew = TimeSpan.Zero,
        }).ConfigureAwait(false);
        return result.IsValid
            ? (result.Claims.Where(claim => claim.Value is string).ToDictionary(claim => claim.Key, claim => (string)claim.Value, StringComparer.Ordinal), false)
            : (null, result.Exception is SecurityTokenExpiredException);
    }

    private async Task<SymmetricSecurityKey> KeyAsync(CancellationToken cancellationToken)
    {
        while (_key is null)
        {
            if (await storage.ReadAsync(Key, DirectLineJsonContext.Default.SigningKey, cancellationToken).ConfigureAwait(false) is { } stored)
            {
                _key = new SymmetricSecurityKey(Convert.FromBase64String(stored.Secret)) { KeyId = "1" };
                break;
            }

            try
            {
                await storage.WriteAsync(Key, new SigningKey { Secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) }, cancellationToken).ConfigureAwait(false);
            }
            catch (ETagConflictException)
            {
                // Another instance was first: its key is read in the next round.
            }
        }

        return _key;
    }
}
