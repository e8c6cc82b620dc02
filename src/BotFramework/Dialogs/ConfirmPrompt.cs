using System.Text.RegularExpressions;
using BotFramework.Dialogs.Choices;

namespace BotFramework.Dialogs;

/// <summary>Asks for yes or no, in English.</summary>
/// <param name="dialogId">Its id in a set.</param>
/// <param name="validator">Accepts answers; null accepts any yes or no.</param>
/// <param name="defaultLocale">The language tag where the activity has none; null for English.</param>
public partial class ConfirmPrompt(string dialogId, PromptValidator<bool>? validator = null, string? defaultLocale = null) : Prompt<bool>(dialogId, validator)
{
    /// <summary>How the two choices are shown where the prompt options do not say.</summary>
    public ListStyle Style { get; set; } = ListStyle.Auto;

    /// <summary>The words of an inline list; null for English ones. Where it leaves numbers out, a number is no answer.</summary>
    public ChoiceFactoryOptions? ChoiceOptions { get; set; }

    /// <summary>What stands for yes and for no; null for "Yes" and "No".</summary>
    public Tuple<Choice, Choice>? ConfirmChoices { get; set; }

    /// <inheritdoc/>
    protected override async Task OnPromptAsync(ITurnContext turnContext, IDictionary<string, object?> state, PromptOptions options, bool isRetry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(options);
        var message = AppendChoices(MessageOf(options, isRetry), turnContext.Activity, Choices(), options.Style ?? Style, ChoiceOptions);
        await turnContext.SendActivityAsync(message, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override Task<PromptRecognizerResult<bool>> OnRecognizeAsync(ITurnContext turnContext, IDictionary<string, object?> state, PromptOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(options);
        var result = new PromptRecognizerResult<bool>();
        if (turnContext.Activity.Text is not { Length: > 0 } text)
        {
            return Task.FromResult(result);
        }

        if (YesOrNo().Match(text) is { Success: true } match)
        {
            result.Succeeded = true;
            result.Value = match.Groups["yes"].Success;
        }
        else
        {
            var numbers = ChoiceOptions?.IncludeNumbers ?? true;
            var find = new FindChoicesOptions
            {
                Locale = options.RecognizeLanguage ?? turnContext.Activity.Locale ?? defaultLocale,
                RecognizeNumbers = numbers,
                RecognizeOrdinals = numbers,
            };
            if (ChoiceRecognizers.RecognizeChoices(text, Choices(), find) is [var first, ..])
            {
                result.Succeeded = true;
                result.Value = first.Resolution.Index == 0;
            }
        }

        return Task.FromResult(result);
    }

    /// <summary>The first yes or no in a text; "not ok" is a no, and "no" wins over the "ok" in it by coming first.</summary>
    [GeneratedRegex(@"\b(?<no>not\s+ok(ay)?|false|nope|nah|no|disagree)\b|(?<no>👎|✋)|\b(?<yes>true|yes|yep|yup|yeah|y|sure|ok(ay)?|agree)\b|\b(?<no>n)\b|(?<yes>👍|👌)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex YesOrNo();

    private List<Choice> Choices() => ConfirmChoices is { } choices ? [choices.Item1, choices.Item2] : [new("Yes"), new("No")];
}
