namespace BotFramework.Dialogs;

/// <summary>The events that dialogs raise themselves.</summary>
public static class DialogEvents
{
    /// <summary>
    /// The dialogs on the stack are about to be cancelled; raised for each below the one that cancels. One that handles it stays, and so
    /// does what is below it.
    /// </summary>
    public const string CancelDialog = "cancelDialog";

    /// <summary>The dialog on top is about to ask again; one that handles the event has asked itself.</summary>
    public const string RepromptDialog = "repromptDialog";

    /// <summary>
    /// A flow starts over, because where it was is not part of it any more: its step or a dialog it called was removed, or a stored record
    /// fits its type no longer. The value is the flow's id. The place to say sorry.
    /// </summary>
    public const string VersionChanged = "versionChanged";
}
