namespace BotFramework.Connector.Authentication;

/// <summary>What a bot is to Entra, and so how it gets its tokens.</summary>
public enum MicrosoftAppTypes
{
    /// <summary>An app registration of one tenant, with a client secret.</summary>
    SingleTenant,

    /// <summary>A managed identity assigned to the machine; there is no secret.</summary>
    UserAssignedMsi,
}
