namespace BotFramework.Schema;

/// <summary>What a button does.</summary>
public static class ActionTypes
{
    /// <summary>Opens an address.</summary>
    public const string OpenUrl = "openUrl";

    /// <summary>Sends its value as the user's message, shown to all.</summary>
    public const string ImBack = "imBack";

    /// <summary>Sends its value, not shown.</summary>
    public const string PostBack = "postBack";

    /// <summary>Sends its text and value, showing its display text.</summary>
    public const string MessageBack = "messageBack";
}
