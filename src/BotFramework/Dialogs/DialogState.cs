using System.Text.Json.Serialization;

namespace BotFramework.Dialogs;

/// <summary>A stack of dialogs as it is stored. Not thread-safe.</summary>
public class DialogState
{
    /// <summary>An empty stack.</summary>
    [JsonConstructor]
    public DialogState()
    {
    }

    /// <summary>A stack; null for an empty one.</summary>
    public DialogState(List<DialogInstance>? stack) => DialogStack = stack ?? [];

    /// <summary>The dialogs, the active one first.</summary>
    public List<DialogInstance> DialogStack { get; set; } = [];
}
