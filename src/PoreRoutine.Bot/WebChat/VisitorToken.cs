using System.Text.Json.Serialization;
using BotFramework.DirectLine;
using BotFramework.Http;

namespace PoreRoutine.Bot.WebChat;

/// <summary>
/// <c>POST /webchat/token</c>: the page's own token. A signed cookie knows the visitor again, who gets the same client and conversation, so that
/// a reload goes on where it was.
/// </summary>
internal static class VisitorToken
{
    private const string Cookie = "visitor";
    private const string Purpose = "visitor";

    private static readonly TimeSpan s_lifetime = TimeSpan.FromDays(365);

    /// <summary>Answers the page.</summary>
    public static async Task<IResult> CreateAsync(HttpContext context, TokenSigner signer, DirectLineTokens tokens, NewVisitorLimit limit)
    {
        // Another site's request comes without the cookie: answered, it would put a new visitor in the place of the known one.
        if (context.Request.Headers["Sec-Fetch-Site"] == "cross-site")
        {
            return ProtocolErrors.Result(StatusCodes.Status403Forbidden, "Forbidden", "This token is for the service's own page.");
        }

        var cancellationToken = context.RequestAborted;
        var grant = await KnownVisitorAsync(context, signer, cancellationToken);
        if (grant is null)
        {
            if (!limit.Admits(context.Connection.RemoteIpAddress, out var wait))
            {
                context.Response.Headers.RetryAfter = $"{Math.Ceiling(wait.TotalSeconds)}";
                return ProtocolErrors.Result(StatusCodes.Status429TooManyRequests, "TooManyRequests", "Too many new visitors came from this address: try again later.");
            }

            grant = DirectLineGrant.ForNewVisitor();
        }

        var claims = new Dictionary<string, string>(StringComparer.Ordinal) { ["conv"] = grant.ConversationId, ["user"] = grant.UserId! };
        context.Response.Cookies.Append(Cookie, await signer.SignAsync(Purpose, claims, s_lifetime, cancellationToken), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            MaxAge = s_lifetime,
            IsEssential = true,
        });
        context.Response.Headers.CacheControl = "no-store";
        var token = await tokens.CreateAsync(grant, cancellationToken);
        return Results.Json(
            new VisitorTokenResponse(token, grant.ConversationId, grant.UserId!, (int)DirectLineTokens.Lifetime.TotalSeconds),
            WebChatJsonContext.Default.VisitorTokenResponse);
    }

    private static async Task<DirectLineGrant?> KnownVisitorAsync(HttpContext context, TokenSigner signer, CancellationToken cancellationToken) =>
        context.Request.Cookies[Cookie] is { } cookie && (await signer.CheckAsync(Purpose, cookie, cancellationToken)).Claims is { } claims
            ? new DirectLineGrant(claims["conv"], DirectLineGrant.WebChat, claims["user"])
            : null;
}

/// <summary>The page's token, and what it is good for.</summary>
internal sealed record VisitorTokenResponse(string Token, string ConversationId, string UserId, [property: JsonPropertyName("expires_in")] int ExpiresIn);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(VisitorTokenResponse))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
internal sealed partial class WebChatJsonContext : JsonSerializerContext;
