namespace BotFramework.Connector.Authentication;

/// <summary>The names and addresses of the Bot Framework's public cloud.</summary>
public static class AuthenticationConstants
{
    /// <summary>Who issues the tokens that channels show a bot.</summary>
    public const string ToBotFromChannelTokenIssuer = "https://api.botframework.com";

    /// <summary>Where the channels' keys are found.</summary>
    public const string ToBotFromChannelOpenIdMetadataUrl = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    /// <summary>What a bot's own token is for, without the <c>/.default</c> that the request adds.</summary>
    public const string ToChannelFromBotOAuthScope = "https://api.botframework.com";

    /// <summary>Where bots get their tokens; the tenant's id follows.</summary>
    public const string ToChannelFromBotLoginUrl = "https://login.microsoftonline.com/";

    /// <summary>The claim that names the address the channel takes replies at.</summary>
    public const string ServiceUrlClaim = "serviceurl";
}
