namespace BotFramework.Dialogs;

/// <summary>A dialog made of dialogs: to its caller one, inside a set with a stack of its own.</summary>
/// <param name="dialogId">Its id in a set; null or empty for its class's name.</param>
public class ComponentDialog(string? dialogId = null) : Dialog(dialogId)
{
    private const string StackKey = "dialogs";

    /// <summary>The dialogs inside.</summary>
    public DialogSet Dialogs { get; } = new();

    /// <summary>The dialog that it begins with: the first one added, unless set; null while there is none.</summary>
    public string? InitialDialogId { get; set; }

    /// <inheritdoc/>
    /// <remarks>The dialogs inside report there, too.</remarks>
    public override IBotTelemetryClient TelemetryClient
    {
        get => base.TelemetryClient;
        set
        {
            base.TelemetryClient = value;
            Dialogs.TelemetryClient = base.TelemetryClient;
        }
    }

    /// <summary>Adds a dialog.</summary>
    /// <returns>This dialog.</returns>
    public ComponentDialog AddDialog(Dialog dialog)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        Dialogs.Add(dialog);
        InitialDialogId ??= dialog.Id;
        return this;
    }

    /// <summary>Finds a dialog inside.</summary>
    /// <returns>The dialog; null if there is none of that id.</returns>
    public Dialog? FindDialog(string dialogId) => Dialogs.Find(dialogId);

    /// <inheritdoc/>
    public override async Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        DialogContext.ThrowIfToken(options, nameof(options));
        TrackDialogView();
        var result = await OnBeginDialogAsync(CreateChildContext(dc), options, cancellationToken).ConfigureAwait(false);
        return await EndUnlessWaitingAsync(dc, result, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        var child = CreateChildContext(dc);
        var result = await OnContinueDialogAsync(child, cancellationToken).ConfigureAwait(false);
        if (child.IsPositionLost && result.Status == DialogTurnStatus.Empty)
        {
            throw new DialogPositionLostException($"Nothing inside the dialog '{Id}' could go on.");
        }

        return await EndUnlessWaitingAsync(dc, result, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <remarks>A dialog that was put on top of this one ended; the one inside still waits, so it asks again.</remarks>
    public override async Task<DialogTurnResult> ResumeDialogAsync(DialogContext dc, DialogReason reason, object? result = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        DialogContext.ThrowIfToken(result, nameof(result));
        await RepromptDialogAsync(dc.Context, dc.ActiveDialog!, cancellationToken).ConfigureAwait(false);
        return EndOfTurn;
    }

    /// <inheritdoc/>
    public override async Task RepromptDialogAsync(ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(instance);
        await CreateInnerContext(turnContext, instance).RepromptActiveAsync(cancellationToken).ConfigureAwait(false);
        await OnRepromptDialogAsync(turnContext, instance, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async Task EndDialogAsync(ITurnContext turnContext, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(instance);
        if (reason == DialogReason.CancelCalled)
        {
            await CreateInnerContext(turnContext, instance).CancelAllDialogsAsync(cancellationToken).ConfigureAwait(false);
        }

        await OnEndDialogAsync(turnContext, instance, reason, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override string GetVersion() => Dialogs.GetVersion();

    /// <summary>The stack inside, where this dialog is the active one of <paramref name="dc"/>.</summary>
    /// <exception cref="DialogPositionLostException">What is stored of it cannot be read.</exception>
    public DialogContext CreateChildContext(DialogContext dc)
    {
        ArgumentNullException.ThrowIfNull(dc);
        return new DialogContext(Dialogs, dc, Stack(dc.Context, dc.ActiveDialog!));
    }

    /// <summary>Begins: by default with <see cref="InitialDialogId"/> and the caller's options.</summary>
    protected virtual Task<DialogTurnResult> OnBeginDialogAsync(DialogContext innerDc, object? options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(innerDc);
        return innerDc.BeginDialogAsync(InitialDialogId ?? throw new InvalidOperationException($"The dialog '{Id}' has no dialogs to begin with."), options, cancellationToken);
    }

    /// <summary>Goes on: by default with the dialog on top inside.</summary>
    protected virtual Task<DialogTurnResult> OnContinueDialogAsync(DialogContext innerDc, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(innerDc);
        return innerDc.ContinueDialogAsync(cancellationToken);
    }

    /// <summary>Called when it leaves the stack.</summary>
    protected virtual Task OnEndDialogAsync(ITurnContext context, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <summary>Called after the dialog on top inside was asked to ask again.</summary>
    protected virtual Task OnRepromptDialogAsync(ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <summary>Ends it: by default with the result of the last dialog inside.</summary>
    protected virtual Task<DialogTurnResult> EndComponentAsync(DialogContext outerDc, object? result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(outerDc);
        return outerDc.EndDialogAsync(result, cancellationToken);
    }

    /// <summary>Ends the component with the dialogs inside; cancelled inside is cancelled outside, unless a dialog below goes on.</summary>
    private async Task<DialogTurnResult> EndUnlessWaitingAsync(DialogContext outer, DialogTurnResult result, CancellationToken cancellationToken)
    {
        if (result.Status == DialogTurnStatus.Waiting)
        {
            return EndOfTurn;
        }

        var isCancelled = result.Status == DialogTurnStatus.Cancelled && outer.Stack.Count == 1;
        var ended = await EndComponentAsync(outer, result.Result, cancellationToken).ConfigureAwait(false);
        return isCancelled && ended.Status == DialogTurnStatus.Complete ? new DialogTurnResult(DialogTurnStatus.Cancelled, ended.Result) : ended;
    }

    /// <summary>The stack inside, where only the turn is known: the one around it is the last that asked or ended this dialog, if it did.</summary>
    private DialogContext CreateInnerContext(ITurnContext turnContext, DialogInstance instance) =>
        turnContext.TurnState.Get<DialogContext>() is { } outer && outer.ActiveDialog == instance
            ? CreateChildContext(outer)
            : new DialogContext(Dialogs, turnContext, Stack(turnContext, instance));

    private static DialogState Stack(ITurnContext turnContext, DialogInstance instance) => instance.State.Keep<DialogState>(StackKey, turnContext.JsonOptions());
}
