namespace BotFramework.Connector.Authentication;

/// <summary>Who the bot is, and whom it believes. Addresses are those of the public cloud unless set.</summary>
public sealed record AuthenticationConfiguration
{
    /// <summary>What the bot is to Entra.</summary>
    public required MicrosoftAppTypes AppType { get; init; }

    /// <summary>The bot's app id: the audience of the channels' tokens, and the client id of its own.</summary>
    public required string AppId { get; init; }

    /// <summary>The client secret; null for a managed identity.</summary>
    public string? AppPassword { get; init; }

    /// <summary>The tenant of the app or of the managed identity.</summary>
    public required string TenantId { get; init; }

    /// <summary>Where the channels' keys are found: https, or http on this machine.</summary>
    public Uri OpenIdMetadataAddress { get; init; } = new(AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl);

    /// <summary>Who issues the channels' tokens.</summary>
    public string TokenIssuer { get; init; } = AuthenticationConstants.ToBotFromChannelTokenIssuer;

    /// <summary>Where the bot gets its tokens, https; the tenant's id takes the place of a path. A managed identity does not use it.</summary>
    public Uri LoginAddress { get; init; } = new(AuthenticationConstants.ToChannelFromBotLoginUrl);

    /// <summary>What the bot's tokens are for, without <c>/.default</c>.</summary>
    public string OAuthScope { get; init; } = AuthenticationConstants.ToChannelFromBotOAuthScope;

    /// <summary>Without the secret, so that it gets into no log.</summary>
    public override string ToString() => $"{AppType} {AppId} of tenant {TenantId}";
}
