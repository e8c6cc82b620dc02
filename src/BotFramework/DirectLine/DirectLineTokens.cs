using BotFramework.Http;
using Microsoft.AspNetCore.Http;

namespace BotFramework.DirectLine;

/// <summary>Conversation tokens: each is good for one conversation, and for its user if one was named. Thread-safe.</summary>
/// <param name="signer">Signs them.</param>
public sealed class DirectLineTokens(TokenSigner signer)
{
    /// <summary>How long a token is good.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private const string Purpose = "directline";

    /// <summary>Makes a token.</summary>
    /// <param name="grant">What it is good for.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<string> CreateAsync(DirectLineGrant grant, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(grant);
        var claims = new Dictionary<string, string>(StringComparer.Ordinal) { ["conv"] = grant.ConversationId, ["channel"] = grant.ChannelId };
        if (grant.UserId is not null)
        {
            claims["user"] = grant.UserId;
        }

        if (grant.TrustedOrigins is not null)
        {
            claims["origins"] = string.Join(' ', grant.TrustedOrigins);
        }

        return signer.SignAsync(Purpose, claims, Lifetime, cancellationToken);
    }

    /// <summary>What the token of a request is good for.</summary>
    /// <exception cref="ProtocolException">401 without a good token, 403 with one that has expired or is for other pages.</exception>
    internal async Task<DirectLineGrant> CheckAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var token = BearerOf(request) ?? request.Query["t"].ToString();
        if (string.IsNullOrEmpty(token))
        {
            throw new ProtocolException(StatusCodes.Status401Unauthorized, "MissingToken", "The call needs a token: send it as 'Authorization: Bearer …'.");
        }

        var (claims, expired) = await signer.CheckAsync(Purpose, token, cancellationToken).ConfigureAwait(false);
        if (claims is null)
        {
            throw expired
                ? new ProtocolException(StatusCodes.Status403Forbidden, "TokenExpired", "The token has expired: get a new one.")
                : new ProtocolException(StatusCodes.Status401Unauthorized, "BadToken", "The token is not one of this service.");
        }

        var grant = new DirectLineGrant(claims["conv"], claims["channel"], claims.GetValueOrDefault("user"), claims.GetValueOrDefault("origins")?.Split(' '));

        // Only pages send their origin, and they cannot send a wrong one. A program can send any: the token is what keeps it out.
        return grant.TrustedOrigins is null || request.Headers.Origin.ToString() is not { Length: > 0 } origin || grant.TrustedOrigins.Contains(origin, StringComparer.Ordinal)
            ? grant
            : throw new ProtocolException(StatusCodes.Status403Forbidden, "BadOrigin", $"The token is not for pages of '{origin}'.");
    }

    internal static string? BearerOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim() : null;
    }
}
