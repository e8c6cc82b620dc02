using System.Collections.Concurrent;
using System.Security.Cryptography;
using Azure.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace PoreRoutine.Bot.Tests.StandIn;

/// <summary>
/// A managed identity, as App Service shows it to an app by <c>IDENTITY_ENDPOINT</c> and <c>IDENTITY_HEADER</c>: tokens such as Entra signs, for
/// storage and for the Bot Framework. Thread-safe.
/// </summary>
/// <param name="clientId">The identity's client id.</param>
/// <param name="tenantId">The tenant that it is in.</param>
internal sealed class StandInIdentity(string clientId, string tenantId) : TokenCredential
{
    public const string Storage = "https://storage.azure.com";
    public const string BotFramework = "https://api.botframework.com";
    public const string Path = "/msi/token";

    private static readonly TimeSpan s_lifetime = TimeSpan.FromHours(24);

    private readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = Guid.NewGuid().ToString("N") };
    private readonly string _issuer = $"https://sts.windows.net/{tenantId}/";

    /// <summary>What the app must show: each instance of App Service has one of its own.</summary>
    public string Header { get; } = Guid.NewGuid().ToString("N");

    /// <summary>What the service asked tokens for.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    /// <summary>Puts the endpoint into an app.</summary>
    public void Map(WebApplication app) => app.MapGet(Path, (
        string resource, [FromQuery(Name = "api-version")] string version, [FromQuery(Name = "client_id")] string? client, [FromHeader(Name = "X-IDENTITY-HEADER")] string? header) =>
    {
        var audience = resource.TrimEnd('/');
        if (header != Header || client != clientId || version != "2019-08-01" || audience is not (Storage or BotFramework))
        {
            return Results.Json(new { statusCode = 400, message = "No managed identity was found for the specified client ID, or resource." }, statusCode: StatusCodes.Status400BadRequest);
        }

        Asked.Enqueue(audience);
        var (token, expires) = Sign(audience);
        return Results.Json(new { access_token = token, expires_on = $"{expires.ToUnixTimeSeconds()}", resource, token_type = "Bearer", client_id = clientId });
    });

    /// <summary>Whether an <c>Authorization</c> header shows this identity to the Bot Framework.</summary>
    public async Task<bool> IsShownAsync(string authorization)
    {
        const string Scheme = "Bearer ";
        if (!authorization.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return false;
        }

        var result = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(
            authorization[Scheme.Length..],
            new TokenValidationParameters { ValidIssuer = _issuer, ValidAudience = BotFramework, IssuerSigningKey = _key });
        return result.IsValid && result.Claims["appid"] is string shown && shown == clientId;
    }

    /// <summary>The test itself may look into the account, too.</summary>
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        var (token, expires) = Sign(Storage);
        return new AccessToken(token, expires);
    }

    /// <inheritdoc/>
    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));

    private (string Token, DateTimeOffset Expires) Sign(string audience)
    {
        var now = TimeProvider.System.GetUtcNow();
        var issued = now.AddMinutes(-5).UtcDateTime;
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = _issuer,
            Audience = audience,
            IssuedAt = issued,
            NotBefore = issued,
            Expires = (now + s_lifetime).UtcDateTime,
            Claims = new Dictionary<string, object> { ["appid"] = clientId, ["tid"] = tenantId, ["idtyp"] = "app", ["ver"] = "1.0" },
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.RsaSha256),
        });
        return (token, now + s_lifetime);
    }
}
