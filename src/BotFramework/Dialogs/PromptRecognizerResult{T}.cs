namespace BotFramework.Dialogs;

/// <summary>What a prompt made of an answer.</summary>
/// <typeparam name="T">The prompt's value.</typeparam>
public class PromptRecognizerResult<T>
{
    /// <summary>True if the answer was understood.</summary>
    public bool Succeeded { get; set; }

    /// <summary>The value; the type's default if the answer was not understood.</summary>
    public T? Value { get; set; }
}
