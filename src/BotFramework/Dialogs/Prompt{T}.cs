using BotFramework.Connector;
using BotFramework.Dialogs.Choices;
using BotFramework.Schema;

namespace BotFramework.Dialogs;

/// <summary>A dialog that asks until it has a value.</summary>
/// <typeparam name="T">The value.</typeparam>
public abstract class Prompt<T> : Dialog
{
    internal const string AttemptCountKey = "AttemptCount";
    private const string OptionsKey = "options";
    private const string StateKey = "state";

    private readonly PromptValidator<T>? _validator;

    /// <summary>A prompt.</summary>
    /// <param name="dialogId">Its id in a set.</param>
    /// <param name="validator">Accepts answers; null accepts all that were understood.</param>
    /// <exception cref="ArgumentNullException">The id is null or blank.</exception>
    protected Prompt(string dialogId, PromptValidator<T>? validator = null)
        : base(string.IsNullOrWhiteSpace(dialogId) ? throw new ArgumentNullException(nameof(dialogId)) : dialogId) => _validator = validator;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The options are no <see cref="PromptOptions"/>.</exception>
    public override async Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        DialogContext.ThrowIfToken(options, nameof(options));
        if (options is not PromptOptions promptOptions)
        {
            throw new ArgumentOutOfRangeException(nameof(options), "A prompt is begun with prompt options.");
        }

        var state = dc.ActiveDialog!.State;
        state[OptionsKey] = promptOptions;
        var kept = state.KeepValues(StateKey);
        kept[AttemptCountKey] = 0;
        await OnPromptAsync(dc.Context, kept, promptOptions, false, cancellationToken).ConfigureAwait(false);
        return EndOfTurn;
    }

    /// <inheritdoc/>
    /// <remarks>Only a message is an answer; anything else leaves the prompt waiting.</remarks>
    public override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        if (dc.Context.Activity.Type != ActivityTypes.Message)
        {
            return EndOfTurn;
        }

        var state = dc.ActiveDialog!.State;
        var kept = state.KeepValues(StateKey);
        var options = state.Keep<PromptOptions>(OptionsKey, dc.Context.JsonOptions());
        var recognized = await OnRecognizeAsync(dc.Context, kept, options, cancellationToken).ConfigureAwait(false);
        kept[AttemptCountKey] = (kept.TryGetValue(AttemptCountKey, out var count) && count is int attempts ? attempts : 0) + 1;
        var accepted = _validator is null
            ? recognized.Succeeded
            : await _validator(new PromptValidatorContext<T>(dc.Context, recognized, kept, options), cancellationToken).ConfigureAwait(false);
        if (accepted)
        {
            return await dc.EndDialogAsync(recognized.Value, cancellationToken).ConfigureAwait(false);
        }

        if (!dc.Context.Responded)
        {
            await OnPromptAsync(dc.Context, kept, options, true, cancellationToken).ConfigureAwait(false);
        }

        return EndOfTurn;
    }

    /// <inheritdoc/>
    /// <remarks>A dialog that was put on top of the prompt ended; the prompt still waits, so it asks again.</remarks>
    public override async Task<DialogTurnResult> ResumeDialogAsync(DialogContext dc, DialogReason reason, object? result = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        await RepromptDialogAsync(dc.Context, dc.ActiveDialog!, cancellationToken).ConfigureAwait(false);
        return EndOfTurn;
    }

    /// <inheritdoc/>
    public override Task RepromptDialogAsync(ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(instance);
        var options = instance.State.Keep<PromptOptions>(OptionsKey, turnContext.JsonOptions());
        return OnPromptAsync(turnContext, instance.State.KeepValues(StateKey), options, false, cancellationToken);
    }

    /// <summary>Asks.</summary>
    /// <param name="turnContext">The turn.</param>
    /// <param name="state">What is kept while the prompt waits.</param>
    /// <param name="options">What the prompt was begun with.</param>
    /// <param name="isRetry">True after an answer that was not accepted.</param>
    /// <param name="cancellationToken">Gives up the turn.</param>
    protected abstract Task OnPromptAsync(ITurnContext turnContext, IDictionary<string, object?> state, PromptOptions options, bool isRetry, CancellationToken cancellationToken = default);

    /// <summary>Makes a value of the turn's message.</summary>
    protected abstract Task<PromptRecognizerResult<T>> OnRecognizeAsync(ITurnContext turnContext, IDictionary<string, object?> state, PromptOptions options, CancellationToken cancellationToken = default);

    /// <summary>What to ask now, as a message of its own that may be sent; null to ask nothing.</summary>
    protected static Activity? MessageOf(PromptOptions options, bool isRetry)
    {
        ArgumentNullException.ThrowIfNull(options);
        var message = (isRetry ? options.RetryPrompt : null) ?? options.Prompt;
        if (message is null)
        {
            return null;
        }

        // Sending changes an activity, and this one is kept to be asked again.
        var copy = message.Copy();
        copy.InputHint = string.IsNullOrEmpty(copy.InputHint) ? InputHints.ExpectingInput : copy.InputHint;
        return copy;
    }

    /// <summary>A message with the choices shown on it.</summary>
    /// <param name="prompt">The message; null for one of the choices alone.</param>
    /// <param name="channelId">The channel; null if unknown.</param>
    /// <param name="choices">The choices.</param>
    /// <param name="style">How they are shown.</param>
    /// <param name="options">The words of an inline list; null for English ones.</param>
    /// <param name="conversationType">The conversation's type; null if unknown.</param>
    /// <param name="toList">Ids of those who see buttons below the message; null for everybody.</param>
    protected static Activity AppendChoices(Activity? prompt, string? channelId, IList<Choice> choices, ListStyle style, ChoiceFactoryOptions? options = null, string? conversationType = null, IList<string>? toList = null)
    {
        var text = prompt?.Text ?? string.Empty;
        var shown = (Activity)(style switch
        {
            ListStyle.Inline => ChoiceFactory.Inline(choices, text, null, options),
            ListStyle.List => ChoiceFactory.List(choices, text, null, options),
            ListStyle.SuggestedAction => ChoiceFactory.SuggestedAction(choices, text, null, toList),
            ListStyle.HeroCard => ChoiceFactory.HeroCard(choices, text),
            ListStyle.None => MessageFactory.Text(text, null, InputHints.ExpectingInput),
            _ => ChoiceFactory.ForChannel(channelId, choices, text, null, options, conversationType, toList),
        });
        if (prompt is null)
        {
            return shown;
        }

        prompt.Text = shown.Text;
        prompt.SuggestedActions = shown.SuggestedActions is { Actions.Count: > 0 } ? shown.SuggestedActions : prompt.SuggestedActions;
        if (shown.Attachments is { Count: > 0 } attachments)
        {
            prompt.Attachments = [.. prompt.Attachments ?? [], .. attachments];
        }

        return prompt;
    }

    /// <summary>A message with the choices shown as suits the turn's channel and conversation, unless a style says how.</summary>
    private protected static Activity AppendChoices(Activity? prompt, Activity activity, IList<Choice> choices, ListStyle style, ChoiceFactoryOptions? options)
    {
        // Teams shows buttons below a message to those it is told of.
        IList<string>? toList = activity is { ChannelId: Channels.Msteams, From.Id: { } user } ? [user] : null;
        return AppendChoices(prompt, activity.ChannelId, choices, style, options, activity.Conversation?.ConversationType, toList);
    }
}
