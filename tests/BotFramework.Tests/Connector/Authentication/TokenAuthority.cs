using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace BotFramework.Tests.Connector.Authentication;

/// <summary>
/// All of a channel on loopback: it signs tokens with a key of its own and shows the key by OpenID metadata, gives the bot tokens (by https, as
/// MSAL demands), and takes the bot's replies with what they show for themselves.
/// </summary>
public sealed class TokenAuthority : IAsyncDisposable
{
    public const string AppId = "00000000-0000-0000-0000-0000000000aa";
    public const string TenantId = "11111111-1111-1111-1111-111111111111";
    public const string Password = "a secret of the tests";
    public const string Issuer = "https://api.botframework.com";

    private readonly WebApplication _app;
    private RsaSecurityKey _key = NewKey();
    private int _metadataReads;
    private int _tokenRequests;

    private TokenAuthority(WebApplication app) => _app = app;

    /// <summary>Where the channel takes replies.</summary>
    public Uri Address => Addresses.Single(address => address.Scheme == Uri.UriSchemeHttp);

    public Uri LoginAddress => Addresses.Single(address => address.Scheme == Uri.UriSchemeHttps);

    public Uri MetadataAddress => new(Address, "/v1/.well-known/openidconfiguration");

    /// <summary>The channels that the key speaks for; null for a key that says nothing of that.</summary>
    public string[]? Endorsements { get; set; } = ["msteams", "webchat"];

    /// <summary>Whether the metadata is out of reach.</summary>
    public bool IsDown { get; set; }

    /// <summary>How often the keys were read.</summary>
    public int MetadataReads => _metadataReads;

    /// <summary>How often the bot asked for a token.</summary>
    public int TokenRequests => _tokenRequests;

    /// <summary>What the bot's token requests must wait for.</summary>
    public Task TokenGate { get; set; } = Task.CompletedTask;

    /// <summary>What the bot's last token request said.</summary>
    public IReadOnlyDictionary<string, string> TokenRequest { get; private set; } = new Dictionary<string, string>();

    /// <summary>The <c>Authorization</c> headers of the replies.</summary>
    public ConcurrentQueue<string> Replies { get; } = [];

    /// <summary>What the next replies are answered with; 201 when there is none.</summary>
    public ConcurrentQueue<int> ReplyStatuses { get; } = [];

    private IEnumerable<Uri> Addresses => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(address => new Uri(address));

    public static async Task<TokenAuthority> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(NewCertificate()));
        });
        var authority = new TokenAuthority(builder.Build());
        authority.Map();
        await authority._app.StartAsync();
        return authority;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>Takes another key in place of the present one.</summary>
    public void Rotate() => _key = NewKey();

    /// <summary>A token as the channel signs it, but for what is changed.</summary>
    public string Sign(Action<SecurityTokenDescriptor>? change = null)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = AppId,
            NotBefore = now,
            Expires = now.AddHours(1),
            Claims = new Dictionary<string, object> { ["serviceurl"] = Address.AbsoluteUri },
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.RsaSha256),
        };
        change?.Invoke(descriptor);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }

    /// <summary>A token signed by HMAC with the channel's public key as the secret: what a check that believes the token's own algorithm takes for good.</summary>
    public string SignWithThePublicKey() => Sign(descriptor => descriptor.SigningCredentials =
        new SigningCredentials(new SymmetricSecurityKey(_key.Rsa.ExportSubjectPublicKeyInfo()) { KeyId = _key.KeyId }, SecurityAlgorithms.HmacSha256));

    /// <summary>A token that says it needs no signature.</summary>
    public string Unsigned()
    {
        var header = Base64UrlEncoder.Encode($$"""{"alg":"none","typ":"JWT","kid":"{{_key.KeyId}}"}""");
        return $"{header}.{Sign().Split('.')[1]}.";
    }

    private static RsaSecurityKey NewKey() => new(RSA.Create(2048)) { KeyId = Guid.NewGuid().ToString("N") };

    private static X509Certificate2 NewCertificate()
    {
        using var key = RSA.Create(2048);
        return new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }

    private void Map()
    {
        _app.MapGet("/v1/.well-known/openidconfiguration", () =>
        {
            Interlocked.Increment(ref _metadataReads);
            return IsDown ? Results.StatusCode(500) : Results.Text(
                JsonSerializer.Serialize(new { issuer = Issuer, jwks_uri = new Uri(Address, "/v1/.well-known/keys").AbsoluteUri, id_token_signing_alg_values_supported = new[] { "RS256" } }),
                "application/json");
        });
        _app.MapGet("/v1/.well-known/keys", () =>
        {
            var shown = _key.Rsa.ExportParameters(includePrivateParameters: false);
            var key = new Dictionary<string, object>
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["kid"] = _key.KeyId,
                ["x5t"] = _key.KeyId,
                ["n"] = Base64UrlEncoder.Encode(shown.Modulus!),
                ["e"] = Base64UrlEncoder.Encode(shown.Exponent!),
            };
            if (Endorsements is not null)
            {
                key["endorsements"] = Endorsements;
            }

            return Results.Text(JsonSerializer.Serialize(new { keys = new[] { key } }), "application/json");
        });
        _app.MapPost("/{tenant}/oauth2/v2.0/token", async (string tenant, HttpRequest request) =>
        {
            var number = Interlocked.Increment(ref _tokenRequests);
            var form = await request.ReadFormAsync();
            TokenRequest = form.ToDictionary(field => field.Key, field => field.Value.ToString());
            await TokenGate;
            return tenant == TenantId && form["client_id"] == AppId && form["client_secret"] == Password
                ? Results.Text($$"""{"token_type":"Bearer","expires_in":3600,"access_token":"bot-token-{{number}}"}""", "application/json")
                : Results.Text("""{"error":"invalid_client","error_description":"No."}""", "application/json", statusCode: 401);
        });
        // What App Service shows to an app with a managed identity.
        _app.MapGet("/msi/token", (string resource, [FromQuery(Name = "client_id")] string clientId, [FromHeader(Name = "X-IDENTITY-HEADER")] string header) =>
        {
            var number = Interlocked.Increment(ref _tokenRequests);
            var expires = TimeProvider.System.GetUtcNow().AddHours(24).ToUnixTimeSeconds();
            return resource == "https://api.botframework.com" && clientId == AppId && header == Password
                ? Results.Text($$"""{"token_type":"Bearer","expires_on":"{{expires}}","resource":"{{resource}}","access_token":"identity-token-{{number}}"}""", "application/json")
                : Results.Text("""{"statusCode":400,"message":"No."}""", "application/json", statusCode: 400);
        });
        _app.MapPost("/v3/conversations/{id}/activities/{replyTo?}", (HttpRequest request) =>
        {
            Replies.Enqueue(request.Headers.Authorization.ToString());
            return Results.Json(new { id = "1" }, statusCode: ReplyStatuses.TryDequeue(out var status) ? status : 201);
        });
    }
}
