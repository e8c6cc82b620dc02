namespace BotFramework.Connector.Authentication;

/// <summary>How a channel's token was found.</summary>
internal enum AuthenticationStatus
{
    /// <summary>Good.</summary>
    Authenticated,

    /// <summary>There is none: no <c>Authorization</c> header, or not of the Bearer scheme.</summary>
    MissingToken,

    /// <summary>It is no token, or not a channel's, not for this bot, not of this time, or not signed by one of the channel's keys.</summary>
    InvalidToken,

    /// <summary>It is a good token, but speaks for another service address than the activity's.</summary>
    ServiceUrlMismatch,

    /// <summary>It is a good token, but its key does not speak for the activity's channel.</summary>
    NotEndorsed,

    /// <summary>It cannot be told: the channel's keys are out of reach.</summary>
    KeysUnavailable,
}
