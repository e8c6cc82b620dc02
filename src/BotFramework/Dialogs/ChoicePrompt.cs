using BotFramework.Dialogs.Choices;

namespace BotFramework.Dialogs;

/// <summary>Asks for one of several choices.</summary>
/// <param name="dialogId">Its id in a set.</param>
/// <param name="validator">Accepts answers; null accepts any of the choices.</param>
/// <param name="defaultLocale">The language tag where the activity has none; null for English.</param>
public class ChoicePrompt(string dialogId, PromptValidator<FoundChoice>? validator = null, string? defaultLocale = null) : Prompt<FoundChoice>(dialogId, validator)
{
    /// <summary>How choices are shown where the prompt options do not say.</summary>
    public ListStyle Style { get; set; } = ListStyle.Auto;

    /// <summary>The words of an inline list; null for English ones.</summary>
    public ChoiceFactoryOptions? ChoiceOptions { get; set; }

    /// <summary>How answers are looked through; null for the defaults.</summary>
    public FindChoicesOptions? RecognizerOptions { get; set; }

    /// <inheritdoc/>
    protected override async Task OnPromptAsync(ITurnContext turnContext, IDictionary<string, object?> state, PromptOptions options, bool isRetry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(options);
        var message = AppendChoices(MessageOf(options, isRetry), turnContext.Activity, options.Choices ?? [], options.Style ?? Style, ChoiceOptions);
        await turnContext.SendActivityAsync(message, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override Task<PromptRecognizerResult<FoundChoice>> OnRecognizeAsync(ITurnContext turnContext, IDictionary<string, object?> state, PromptOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(options);
        var result = new PromptRecognizerResult<FoundChoice>();
        if (turnContext.Activity.Text is { Length: > 0 } text)
        {
            var find = RecognizerOptions ?? new FindChoicesOptions { Locale = options.RecognizeLanguage ?? turnContext.Activity.Locale ?? defaultLocale };
            if (ChoiceRecognizers.RecognizeChoices(text, options.Choices ?? [], find) is [var first, ..])
            {
                result.Succeeded = true;
                result.Value = first.Resolution;
            }
        }

        return Task.FromResult(result);
    }
}
