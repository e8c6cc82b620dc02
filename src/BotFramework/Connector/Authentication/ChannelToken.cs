using BotFramework.Schema;

namespace BotFramework.Connector.Authentication;

/// <summary>A channel's token after its check: good by itself, or why not. Whether it fits an activity is <see cref="Check"/>'s to say.</summary>
internal sealed class ChannelToken
{
    private readonly string? _serviceUrl;
    private readonly IReadOnlySet<string> _endorsements;

    private ChannelToken(AuthenticationStatus status, string? serviceUrl, IReadOnlySet<string> endorsements) =>
        (Status, _serviceUrl, _endorsements) = (status, serviceUrl, endorsements);

    /// <summary>How the token by itself was found.</summary>
    public AuthenticationStatus Status { get; }

    /// <summary>Whether the token lets this activity in: it speaks for its service address, and its key for its channel.</summary>
    public AuthenticationStatus Check(Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return Status != AuthenticationStatus.Authenticated ? Status
            : _serviceUrl is null || _serviceUrl != activity.ServiceUrl ? AuthenticationStatus.ServiceUrlMismatch
            : activity.ChannelId is null || !_endorsements.Contains(activity.ChannelId) ? AuthenticationStatus.NotEndorsed
            : AuthenticationStatus.Authenticated;
    }

    internal static ChannelToken Refused(AuthenticationStatus status) => new(status, null, new HashSet<string>());

    internal static ChannelToken Good(string? serviceUrl, IReadOnlySet<string> endorsements) => new(AuthenticationStatus.Authenticated, serviceUrl, endorsements);
}
