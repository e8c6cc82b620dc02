namespace BotFramework.Dialogs;

/// <summary>What a validator may look at and change. Not thread-safe.</summary>
/// <typeparam name="T">The prompt's value.</typeparam>
public class PromptValidatorContext<T>
{
    internal PromptValidatorContext(ITurnContext turnContext, PromptRecognizerResult<T> recognized, IDictionary<string, object?> state, PromptOptions options)
    {
        Context = turnContext;
        Recognized = recognized;
        State = state;
        Options = options;
    }

    /// <summary>The turn.</summary>
    public ITurnContext Context { get; }

    /// <summary>What was understood; the validator may set another value.</summary>
    public PromptRecognizerResult<T> Recognized { get; }

    /// <summary>What the prompt was begun with.</summary>
    public PromptOptions Options { get; }

    /// <summary>What is kept while the prompt waits; the validator may keep values of its own.</summary>
    public IDictionary<string, object?> State { get; }

    /// <summary>How many answers the prompt has had, this one included.</summary>
    public int AttemptCount => State.TryGetValue(Prompt<T>.AttemptCountKey, out var count) && count is int attempts ? attempts : 0;

    /// <summary><see cref="PromptOptions.Validations"/> as a type, also after storage; the type's default if there are none.</summary>
    public TValidations? GetValidations<TValidations>() => DialogValues.Read<TValidations>(Options.Validations, Context.JsonOptions());
}
