namespace BotFramework.Dialogs;

/// <summary>
/// What was stored of a dialog is no position that this version of the bot can go on from: the dialog is in no set any more, or a record of
/// its fits its type no longer. <see cref="DialogContext.ContinueDialogAsync"/> takes such a dialog off the stack.
/// </summary>
public sealed class DialogPositionLostException : InvalidOperationException
{
    /// <summary>A position lost for an unnamed reason.</summary>
    public DialogPositionLostException()
        : this("The dialog's stored position is none that it can go on from.")
    {
    }

    /// <summary>A position lost, in words.</summary>
    public DialogPositionLostException(string message)
        : base(message)
    {
    }

    /// <summary>A position lost, found by another exception.</summary>
    public DialogPositionLostException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>False where a flow cannot even start over, because what it was begun with cannot be read.</summary>
    internal bool CanStartOver { get; init; } = true;
}
