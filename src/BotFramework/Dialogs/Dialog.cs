namespace BotFramework.Dialogs;

/// <summary>
/// A part of a conversation. One object serves all conversations: what belongs to one is kept in its <see cref="DialogInstance"/>.
/// Thread-safe once set up.
/// </summary>
public abstract class Dialog
{
    private IBotTelemetryClient _telemetryClient = NullBotTelemetryClient.Instance;

    /// <summary>The result of a dialog that waits for the client's next activity.</summary>
    public static readonly DialogTurnResult EndOfTurn = new(DialogTurnStatus.Waiting);

    /// <summary>A dialog.</summary>
    /// <param name="dialogId">Its id in a set; null or empty for its class's name.</param>
    protected Dialog(string? dialogId = null) => Id = string.IsNullOrEmpty(dialogId) ? GetType().Name : dialogId;

    /// <summary>The id in a set.</summary>
    public string Id { get; set; }

    /// <summary>Where the dialog reports to; never null: null sets one that keeps everything to itself.</summary>
    public virtual IBotTelemetryClient TelemetryClient
    {
        get => _telemetryClient;
        set => _telemetryClient = value ?? NullBotTelemetryClient.Instance;
    }

    /// <summary>Begins the dialog, already on top of the stack.</summary>
    /// <param name="dc">The stack it is on.</param>
    /// <param name="options">What the caller gave; null if nothing.</param>
    /// <param name="cancellationToken">Gives up the turn.</param>
    public abstract Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null, CancellationToken cancellationToken = default);

    /// <summary>Goes on with the client's next activity. A dialog that does not override this ends.</summary>
    public virtual Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        return dc.EndDialogAsync(cancellationToken: cancellationToken);
    }

    /// <summary>Goes on after the dialog above it on the stack. A dialog that does not override this ends with the same result.</summary>
    /// <param name="dc">The stack it is on.</param>
    /// <param name="reason">Why it goes on.</param>
    /// <param name="result">What the dialog above ended with; null if nothing.</param>
    /// <param name="cancellationToken">Gives up the turn.</param>
    public virtual Task<DialogTurnResult> ResumeDialogAsync(DialogContext dc, DialogReason reason, object? result = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        return dc.EndDialogAsync(result, cancellationToken);
    }

    /// <summary>Asks again what it waits for.</summary>
    public virtual Task RepromptDialogAsync(ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <summary>Called when it leaves the stack.</summary>
    public virtual Task EndDialogAsync(ITurnContext turnContext, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <summary>Tells one shape of the dialog from another, so that a stored position can be told to be an older one's.</summary>
    public virtual string GetVersion() => Id;

    /// <summary>Hears of an event: this dialog before the one that it is inside of, and once more after it.</summary>
    /// <param name="dc">The stack that this dialog is on top of.</param>
    /// <param name="e">The event.</param>
    /// <param name="cancellationToken">Gives up the turn.</param>
    /// <returns>True if the event was handled; nobody else hears of it then.</returns>
    public virtual async Task<bool> OnDialogEventAsync(DialogContext dc, DialogEvent e, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        ArgumentNullException.ThrowIfNull(e);
        return await OnPreBubbleEventAsync(dc, e, cancellationToken).ConfigureAwait(false)
            || (e.Bubble && dc.Parent is not null && await dc.Parent.EmitEventAsync(e.Name, e.Value, true, false, cancellationToken).ConfigureAwait(false))
            || await OnPostBubbleEventAsync(dc, e, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reports that the dialog was begun, where the client counts that.</summary>
    internal void TrackDialogView() => (TelemetryClient as IBotPageViewTelemetryClient)?.TrackPageView(Id);

    /// <summary>Goes back to before the first step, to start over when it next goes on.</summary>
    /// <returns>False if the dialog cannot start over by itself.</returns>
    internal virtual bool LosePosition(DialogInstance instance) => false;

    /// <summary>Hears of an event before the dialog that this one is inside of.</summary>
    /// <returns>True if the event was handled.</returns>
    protected virtual Task<bool> OnPreBubbleEventAsync(DialogContext dc, DialogEvent e, CancellationToken cancellationToken = default) => Task.FromResult(false);

    /// <summary>Hears of an event that the dialog that this one is inside of did not handle.</summary>
    /// <returns>True if the event was handled.</returns>
    protected virtual Task<bool> OnPostBubbleEventAsync(DialogContext dc, DialogEvent e, CancellationToken cancellationToken = default) => Task.FromResult(false);
}
