namespace BotFramework.Dialogs;

/// <summary>What a call of a dialog came to.</summary>
/// <param name="status">Where the stack stands.</param>
/// <param name="result">What the dialog ended with; null if nothing, or if it did not end.</param>
public class DialogTurnResult(DialogTurnStatus status, object? result = null)
{
    /// <summary>Where the stack stands.</summary>
    public DialogTurnStatus Status { get; } = status;

    /// <summary>What the dialog ended with; null if nothing, or if it did not end.</summary>
    public object? Result { get; } = result;
}
