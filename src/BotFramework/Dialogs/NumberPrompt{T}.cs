using System.Globalization;
using System.Numerics;
using BotFramework.Dialogs.Choices;

namespace BotFramework.Dialogs;

/// <summary>Asks for a number: in digits, with a point before the fraction and commas between thousands, or in English words up to ninety-nine.</summary>
/// <typeparam name="T">The number; an answer that does not fit it is not understood.</typeparam>
/// <param name="dialogId">Its id in a set.</param>
/// <param name="validator">Accepts answers; null accepts any number.</param>
/// <param name="defaultLocale">The language tag where the activity has none. Numbers are read as in English, whatever it is.</param>
public class NumberPrompt<T>(string dialogId, PromptValidator<T>? validator = null, string? defaultLocale = null) : Prompt<T>(dialogId, validator)
    where T : struct, INumber<T>
{
    /// <summary>The language tag where the activity has none; null for none.</summary>
    public string? DefaultLocale { get; set; } = defaultLocale;

    /// <inheritdoc/>
    protected override async Task OnPromptAsync(ITurnContext turnContext, IDictionary<string, object?> state, PromptOptions options, bool isRetry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        if (MessageOf(options, isRetry) is { } message)
        {
            await turnContext.SendActivityAsync(message, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    protected override Task<PromptRecognizerResult<T>> OnRecognizeAsync(ITurnContext turnContext, IDictionary<string, object?> state, PromptOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        var result = new PromptRecognizerResult<T>();
        var text = turnContext.Activity.Text ?? string.Empty;
        if (EnglishNumbers.InDigits().Match(text) is { Success: true } digits)
        {
            result.Succeeded = T.TryParse(digits.ValueSpan, NumberStyles.Number, CultureInfo.InvariantCulture, out var value);
            result.Value = value;
        }
        else if (EnglishNumbers.Cardinals(text) is [var first, ..])
        {
            result.Succeeded = true;
            result.Value = T.CreateChecked(first.Value);
        }

        return Task.FromResult(result);
    }
}
