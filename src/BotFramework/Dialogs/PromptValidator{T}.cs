namespace BotFramework.Dialogs;

/// <summary>Accepts an answer or not. It is asked about answers that were not understood, too.</summary>
/// <typeparam name="T">The prompt's value.</typeparam>
/// <returns>True to end the prompt with <see cref="PromptRecognizerResult{T}.Value"/>; false to ask again, unless the validator itself replied.</returns>
public delegate Task<bool> PromptValidator<T>(PromptValidatorContext<T> promptContext, CancellationToken cancellationToken);
