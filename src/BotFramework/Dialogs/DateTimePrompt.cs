namespace BotFramework.Dialogs;

/// <summary>Asks for a date or time; ends with all ways to read the answer, likeliest first.</summary>
/// <param name="dialogId">Its id in a set.</param>
/// <param name="validator">Accepts answers; null accepts any that was understood.</param>
/// <param name="defaultLocale">The language tag where the activity has none; null for none.</param>
/// <param name="recognizer">Reads the answers; null reads ISO 8601 dates and times of day only.</param>
/// <param name="clock">Says what "now" is; null for the machine's. At whose offset from UTC it is, the activity's local time says.</param>
public class DateTimePrompt(
    string dialogId,
    PromptValidator<IList<DateTimeResolution>>? validator = null,
    string? defaultLocale = null,
    IDateTimeRecognizer? recognizer = null,
    TimeProvider? clock = null) : Prompt<IList<DateTimeResolution>>(dialogId, validator)
{
    private readonly IDateTimeRecognizer _recognizer = recognizer ?? new IsoDateTimeRecognizer();
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

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
    protected override Task<PromptRecognizerResult<IList<DateTimeResolution>>> OnRecognizeAsync(ITurnContext turnContext, IDictionary<string, object?> state, PromptOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(options);
        var activity = turnContext.Activity;
        var result = new PromptRecognizerResult<IList<DateTimeResolution>>();
        if (activity.Text is { Length: > 0 } text)
        {
            var reference = _clock.GetUtcNow().ToOffset(activity.LocalTimestamp?.Offset ?? TimeSpan.Zero);
            var found = _recognizer.Recognize(text, options.RecognizeLanguage ?? activity.Locale ?? DefaultLocale, reference);
            result.Succeeded = found.Count > 0;
            result.Value = result.Succeeded ? found : null;
        }

        return Task.FromResult(result);
    }
}
