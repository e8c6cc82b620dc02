using BotFramework;
using BotFramework.Dialogs;
using PoreRoutine.Bot.Content;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Dialogs;

/// <summary>Shows a step of the walkthrough and waits until it is done, skipped, or left.</summary>
internal sealed class StepPrompt(string dialogId) : Prompt<StepReply>(dialogId)
{
    /// <summary>
    /// What the turn says to the step on show; null if nothing. Only buttons and short answers write something down: a sentence such as
    /// "I did my serum" may be about another step or evening.
    /// </summary>
    public static StepReply? Read(Turn turn) => turn switch
    {
        { Press.Action: ButtonPress.Done } or { Reading.Word: Word.Done or Word.Ok } => StepReply.Done,
        { Press.Action: ButtonPress.Skip } or { Reading.Word: Word.Skip } => StepReply.Skip,
        { Reading.Word: Word.AllDone } => StepReply.AllDone,
        { Reading.Intent: Intents.Cancel or Intents.Goodbye } => StepReply.Stop,
        _ => null,
    };

    /// <inheritdoc/>
    /// <remarks>A step shown again is said more briefly.</remarks>
    public override Task RepromptDialogAsync(ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default) =>
        WalkthroughDialog.ShowAgainAsync(Turn.Of(turnContext), cancellationToken);

    /// <inheritdoc/>
    protected override Task OnPromptAsync(ITurnContext turnContext, IDictionary<string, object?> state, PromptOptions options, bool isRetry, CancellationToken cancellationToken = default) =>
        isRetry ? WalkthroughDialog.ShowAgainAsync(Turn.Of(turnContext), cancellationToken) : WalkthroughDialog.ShowAsync(Turn.Of(turnContext), cancellationToken);

    /// <inheritdoc/>
    protected override Task<PromptRecognizerResult<StepReply>> OnRecognizeAsync(ITurnContext turnContext, IDictionary<string, object?> state, PromptOptions options, CancellationToken cancellationToken = default)
    {
        var reply = Read(Turn.Of(turnContext));
        return Task.FromResult(new PromptRecognizerResult<StepReply> { Succeeded = reply is not null, Value = reply.GetValueOrDefault() });
    }
}
