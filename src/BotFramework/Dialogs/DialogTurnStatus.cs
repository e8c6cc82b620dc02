namespace BotFramework.Dialogs;

/// <summary>Where a stack stands after a call.</summary>
public enum DialogTurnStatus
{
    /// <summary>There was no dialog on it.</summary>
    Empty,

    /// <summary>The dialog on top waits for the client.</summary>
    Waiting,

    /// <summary>The last dialog ended.</summary>
    Complete,

    /// <summary>All dialogs were cancelled.</summary>
    Cancelled,
}
