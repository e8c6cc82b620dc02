namespace BotFramework.Schema;

/// <summary>Names of events that the library itself raises.</summary>
public static class ActivityEventNames
{
    /// <summary>A proactive turn.</summary>
    public const string ContinueConversation = "ContinueConversation";
}
