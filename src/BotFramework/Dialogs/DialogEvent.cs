namespace BotFramework.Dialogs;

/// <summary>Something that happens to the dialogs on a stack.</summary>
public class DialogEvent
{
    /// <summary>True if the dialog that this one is inside of hears of it next, where this one does not handle it.</summary>
    public bool Bubble { get; set; }

    /// <summary>What happens: one of <see cref="DialogEvents"/>, or a bot's own.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>More about it; null if nothing.</summary>
    public object? Value { get; set; }
}
