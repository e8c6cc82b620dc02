namespace BotFramework.Dialogs;

/// <summary>A stack of dialogs in a turn, and the calls that move it. Not thread-safe.</summary>
public class DialogContext
{
    /// <summary>A stack in a turn.</summary>
    /// <param name="dialogs">The dialogs that can be called.</param>
    /// <param name="turnContext">The turn.</param>
    /// <param name="state">The stack; changes are made to it.</param>
    public DialogContext(DialogSet dialogs, ITurnContext turnContext, DialogState state)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        ArgumentNullException.ThrowIfNull(turnContext);
        ArgumentNullException.ThrowIfNull(state);
        Dialogs = dialogs;
        Context = turnContext;
        Stack = state.DialogStack;
    }

    /// <summary>A stack inside a dialog of another one.</summary>
    public DialogContext(DialogSet dialogs, DialogContext parentDialogContext, DialogState state)
        : this(dialogs, parentDialogContext?.Context ?? throw new ArgumentNullException(nameof(parentDialogContext)), state) => Parent = parentDialogContext;

    /// <summary>Another view of the same stack.</summary>
    private protected DialogContext(DialogContext same)
    {
        Dialogs = same.Dialogs;
        Context = same.Context;
        Stack = same.Stack;
        Parent = same.Parent;
    }

    /// <summary>The dialogs that can be called; those of the parents can be too.</summary>
    public DialogSet Dialogs { get; }

    /// <summary>The turn.</summary>
    public ITurnContext Context { get; }

    /// <summary>The dialogs on the stack, the active one first.</summary>
    public IList<DialogInstance> Stack { get; }

    /// <summary>The stack that this one is inside of; null for the outermost.</summary>
    public DialogContext? Parent { get; set; }

    /// <summary>The dialog on top; null if the stack is empty.</summary>
    public DialogInstance? ActiveDialog => Stack.Count > 0 ? Stack[0] : null;

    /// <summary>The stack inside the active dialog; null if that has none.</summary>
    public DialogContext? Child => ActiveDialog is { Id: not null } active && FindDialog(active.Id) is ComponentDialog component ? component.CreateChildContext(this) : null;

    /// <summary>Puts a dialog on the stack and begins it.</summary>
    /// <param name="dialogId">The dialog, of this set or a parent's.</param>
    /// <param name="options">What it is given; stored with it, so of a type that the state's JSON options know. Null for nothing.</param>
    /// <param name="cancellationToken">Gives up the turn.</param>
    /// <exception cref="ArgumentException">There is no such dialog.</exception>
    public Task<DialogTurnResult> BeginDialogAsync(string dialogId, object? options = null, CancellationToken cancellationToken = default)
    {
        ThrowIfEmpty(dialogId);
        ThrowIfToken(options, nameof(options));
        var dialog = FindDialog(dialogId)
            ?? throw new ArgumentException($"There is no dialog '{dialogId}' in the set or the parents' sets; add it first.", nameof(dialogId));
        Stack.Insert(0, new DialogInstance { Id = dialogId });
        return dialog.BeginDialogAsync(this, options, cancellationToken);
    }

    /// <summary>Begins a prompt.</summary>
    public Task<DialogTurnResult> PromptAsync(string dialogId, PromptOptions options, CancellationToken cancellationToken = default)
    {
        ThrowIfEmpty(dialogId);
        ArgumentNullException.ThrowIfNull(options);
        return BeginDialogAsync(dialogId, options, cancellationToken);
    }

    /// <summary>Gives the turn's activity to the active dialog.</summary>
    /// <exception cref="InvalidOperationException">The active dialog is in no set.</exception>
    public Task<DialogTurnResult> ContinueDialogAsync(CancellationToken cancellationToken = default) =>
        ActiveDialog is { } active
            ? FindActive(active).ContinueDialogAsync(this, cancellationToken)
            : Task.FromResult(new DialogTurnResult(DialogTurnStatus.Empty));

    /// <summary>Ends the active dialog and goes on with the one below it.</summary>
    /// <param name="result">What it ends with; null for nothing.</param>
    /// <param name="cancellationToken">Gives up the turn.</param>
    /// <exception cref="InvalidOperationException">The dialog below is in no set.</exception>
    public async Task<DialogTurnResult> EndDialogAsync(object? result = null, CancellationToken cancellationToken = default)
    {
        ThrowIfToken(result, nameof(result));
        await EndActiveDialogAsync(DialogReason.EndCalled, cancellationToken).ConfigureAwait(false);
        return ActiveDialog is { } below
            ? await FindActive(below).ResumeDialogAsync(this, DialogReason.EndCalled, result, cancellationToken).ConfigureAwait(false)
            : new DialogTurnResult(DialogTurnStatus.Complete, result);
    }

    /// <summary>Ends the active dialog and begins another in its place.</summary>
    public async Task<DialogTurnResult> ReplaceDialogAsync(string dialogId, object? options = null, CancellationToken cancellationToken = default)
    {
        ThrowIfEmpty(dialogId);
        ThrowIfToken(options, nameof(options));
        await EndActiveDialogAsync(DialogReason.ReplaceCalled, cancellationToken).ConfigureAwait(false);
        return await BeginDialogAsync(dialogId, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes all dialogs off this stack.</summary>
    public Task<DialogTurnResult> CancelAllDialogsAsync(CancellationToken cancellationToken = default) => CancelAllDialogsAsync(false, cancellationToken);

    /// <summary>Takes all dialogs off this stack, and off the parents' too if asked.</summary>
    public async Task<DialogTurnResult> CancelAllDialogsAsync(bool cancelParents, CancellationToken cancellationToken = default)
    {
        if (Stack.Count == 0 && Parent is null)
        {
            return new DialogTurnResult(DialogTurnStatus.Empty);
        }

        for (var context = this; context is not null; context = cancelParents ? context.Parent : null)
        {
            while (context.Stack.Count > 0)
            {
                await context.EndActiveDialogAsync(DialogReason.CancelCalled, cancellationToken).ConfigureAwait(false);
            }
        }

        return new DialogTurnResult(DialogTurnStatus.Cancelled);
    }

    /// <summary>Asks the active dialog to ask again; nothing happens on an empty stack.</summary>
    /// <exception cref="InvalidOperationException">The active dialog is in no set.</exception>
    public Task RepromptDialogAsync(CancellationToken cancellationToken = default) =>
        ActiveDialog is { } active ? FindActive(active).RepromptDialogAsync(Context, active, cancellationToken) : Task.CompletedTask;

    /// <summary>Finds a dialog in this set or, failing that, the parents' sets.</summary>
    /// <returns>The dialog; null if there is none of that id.</returns>
    public Dialog? FindDialog(string dialogId) => Dialogs.Find(dialogId) ?? Parent?.FindDialog(dialogId);

    /// <summary>A cancellation token where a value belongs is a forgotten argument.</summary>
    internal static void ThrowIfToken(object? value, string name)
    {
        if (value is CancellationToken)
        {
            throw new ArgumentException($"{name} cannot be a cancellation token.", name);
        }
    }

    /// <summary>An empty id is as good as none.</summary>
    private static void ThrowIfEmpty(string dialogId)
    {
        if (string.IsNullOrEmpty(dialogId))
        {
            throw new ArgumentNullException(nameof(dialogId));
        }
    }

    private Dialog FindActive(DialogInstance active) =>
        (active.Id is null ? null : FindDialog(active.Id)) ?? throw new InvalidOperationException($"The dialog '{active.Id}' is on the stack, but in no set.");

    private async Task EndActiveDialogAsync(DialogReason reason, CancellationToken cancellationToken)
    {
        if (ActiveDialog is { } active)
        {
            if (active.Id is not null && FindDialog(active.Id) is { } dialog)
            {
                await dialog.EndDialogAsync(Context, active, reason, cancellationToken).ConfigureAwait(false);
            }

            Stack.RemoveAt(0);
        }
    }
}
