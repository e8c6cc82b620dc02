namespace BotFramework.Dialogs.Choices;

/// <summary>Something found in a text.</summary>
/// <typeparam name="T">What was found.</typeparam>
public class ModelResult<T>
{
    /// <summary>The part of the text that it was found in.</summary>
    public string Text { get; set; } = string.Empty;

    /// <summary>Where that part starts, in characters from 0.</summary>
    public int Start { get; set; }

    /// <summary>That part's last character, from 0.</summary>
    public int End { get; set; }

    /// <summary>The kind of thing: <c>value</c> or <c>choice</c>.</summary>
    public string TypeName { get; set; } = string.Empty;

    /// <summary>What was found.</summary>
    public required T Resolution { get; set; }
}
