using System.Buffers.Text;
using System.Security.Cryptography;
using BotFramework.Http;
using Microsoft.AspNetCore.Http;

namespace BotFramework.DirectLine;

/// <summary>What a token allows.</summary>
/// <param name="ConversationId">The conversation it is for.</param>
/// <param name="ChannelId"><c>webchat</c> for the page's own, <c>directline</c> for other programs'.</param>
/// <param name="UserId">The user it is for, starting with <c>dl_</c>; null if the client names itself.</param>
/// <param name="TrustedOrigins">The origins of the pages that may use it, such as <c>https://example.com</c>; null for any.</param>
public sealed record DirectLineGrant(string ConversationId, string ChannelId, string? UserId, IReadOnlyList<string>? TrustedOrigins = null)
{
    /// <summary>The channel id of the service's own page.</summary>
    public const string WebChat = "webchat";

    /// <summary>The channel id of other programs.</summary>
    public const string DirectLine = "directline";

    /// <summary>How the ids of users that a token names begin: no client can give itself such a name.</summary>
    internal const string UserPrefix = "dl_";

    /// <summary>The longest id of a user, in characters.</summary>
    internal const int LongestUserId = 64;

    private const int IdBytes = 16;
    private const int IdLength = 22;
    private const int MostOrigins = 10;

    /// <summary>A grant for a new conversation of a new user.</summary>
    public static DirectLineGrant ForNewVisitor() => new(NewId(), WebChat, $"{UserPrefix}{NewId()}");

    /// <summary>A grant for a new conversation, as another program asks for it.</summary>
    /// <exception cref="ProtocolException">It asks for something that cannot be granted.</exception>
    internal static DirectLineGrant From(TokenParameters parameters)
    {
        var user = parameters.User?.Id;
        if (user is not null && !user.StartsWith(UserPrefix, StringComparison.Ordinal))
        {
            throw new ProtocolException(StatusCodes.Status400BadRequest, "BadArgument", $"A user's id must start with '{UserPrefix}'.");
        }

        if (user?.Length > LongestUserId)
        {
            throw new ProtocolException(StatusCodes.Status400BadRequest, "BadArgument", $"A user's id has at most {LongestUserId} characters.");
        }

        if (parameters.TrustedOrigins is not { Count: > 0 } origins)
        {
            return new DirectLineGrant(NewId(), DirectLine, user);
        }

        return origins.Count <= MostOrigins && origins.All(IsOrigin)
            ? new DirectLineGrant(NewId(), DirectLine, user, origins)
            : throw new ProtocolException(StatusCodes.Status400BadRequest, "BadArgument", $"'trustedOrigins' takes at most {MostOrigins} origins, each written like 'https://example.com'.");
    }

    /// <summary>An id that cannot be guessed: 128 random bits in 22 characters.</summary>
    internal static string NewId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes));

    /// <summary>True if a text can be an id of <see cref="NewId"/>: no other is worth a look into the store.</summary>
    internal static bool IsId(string text) => text.Length == IdLength && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');

    /// <summary>True for what browsers send as an origin: scheme, host and port, nothing behind them.</summary>
    private static bool IsOrigin(string text) =>
        text.Length <= 200 && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && address.GetLeftPart(UriPartial.Authority) == text;
}
