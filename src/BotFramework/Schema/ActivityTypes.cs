namespace BotFramework.Schema;

/// <summary>The types of activity of the protocol.</summary>
public static class ActivityTypes
{
    /// <summary>What somebody said.</summary>
    public const string Message = "message";

    /// <summary>Somebody joined or left.</summary>
    public const string ConversationUpdate = "conversationUpdate";

    /// <summary>The bot was installed or removed.</summary>
    public const string InstallationUpdate = "installationUpdate";

    /// <summary>Somebody is writing.</summary>
    public const string Typing = "typing";

    /// <summary>The conversation ended.</summary>
    public const string EndOfConversation = "endOfConversation";

    /// <summary>A program's event.</summary>
    public const string Event = "event";

    /// <summary>A call that expects an answer.</summary>
    public const string Invoke = "invoke";

    /// <summary>The answer to an invoke, inside a turn only.</summary>
    public const string InvokeResponse = "invokeResponse";

    /// <summary>Somebody reacted to a message.</summary>
    public const string MessageReaction = "messageReaction";

    /// <summary>A message was edited.</summary>
    public const string MessageUpdate = "messageUpdate";

    /// <summary>A message was deleted.</summary>
    public const string MessageDelete = "messageDelete";

    /// <summary>A contact was added or removed.</summary>
    public const string ContactRelationUpdate = "contactRelationUpdate";

    /// <summary>A user asks for their data to be deleted.</summary>
    public const string DeleteUserData = "deleteUserData";

    /// <summary>A private suggestion.</summary>
    public const string Suggestion = "suggestion";

    /// <summary>A note for the developer.</summary>
    public const string Trace = "trace";

    /// <summary>The conversation is handed over.</summary>
    public const string Handoff = "handoff";

    /// <summary>A command to a program.</summary>
    public const string Command = "command";

    /// <summary>A command's result.</summary>
    public const string CommandResult = "commandResult";
}
