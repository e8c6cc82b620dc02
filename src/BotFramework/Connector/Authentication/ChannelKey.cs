using Microsoft.IdentityModel.Tokens;

namespace BotFramework.Connector.Authentication;

/// <summary>A key that a channel signs with.</summary>
/// <param name="Key">The public key.</param>
/// <param name="Endorsements">The ids of the channels it speaks for.</param>
internal sealed record ChannelKey(SecurityKey Key, IReadOnlySet<string> Endorsements);
