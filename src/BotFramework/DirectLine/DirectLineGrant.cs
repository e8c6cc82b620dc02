using System.Buffers.Text;
using System.Security.Cryptography;

namespace BotFramework.DirectLine;

/// <summary>What a token allows.</summary>
/// <param name="ConversationId">The conversation it is for.</param>
/// <param name="ChannelId"><c>webchat</c> for the page's own, <c>directline</c> for other programs'.</param>
/// <param name="UserId">The user it is for, starting with <c>dl_</c>; null if the client names itself.</param>
public sealed record DirectLineGrant(string ConversationId, string ChannelId, string? UserId)
{
    /// <summary>The channel id of the service's own page.</summary>
    public const string WebChat = "webchat";

    /// <summary>The channel id of other programs.</summary>
    public const string DirectLine = "directline";

    /// <summary>A grant for a new conversation of a new user.</summary>
    public static DirectLineGrant ForNewVisitor() => new(NewId(), WebChat, $"dl_{NewId()}");

    /// <summary>An id that cannot be guessed: 128 random bits in 22 characters.</summary>
    internal static string NewId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
}
