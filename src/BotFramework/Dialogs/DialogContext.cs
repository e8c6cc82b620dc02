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

    /// <summary>True once nothing of the stack could be gone on with, and it was emptied for that.</summary>
    public bool IsPositionLost { get; internal set; }

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
    /// <remarks>
    /// What cannot be gone on with is cancelled, down to the nearest flow that can start over, which does: so nobody who was in the middle of
    /// something is locked out by a release. Where none can, the stack is empty afterwards and <see cref="IsPositionLost"/> true.
    /// </remarks>
    public async Task<DialogTurnResult> ContinueDialogAsync(CancellationToken cancellationToken = default)
    {
        // A flow that does not get on when it starts over, either, is cancelled too.
        var startedOver = new HashSet<DialogInstance>();
        while (ActiveDialog is { } active)
        {
            try
            {
                return await FindActiveWithCallers(active).ContinueDialogAsync(this, cancellationToken).ConfigureAwait(false);
            }
            catch (DialogPositionLostException exception)
            {
                if (!exception.CanStartOver)
                {
                    await EndActiveDialogAsync(DialogReason.CancelCalled, cancellationToken).ConfigureAwait(false);
                }

                await LosePositionAsync(startedOver, cancellationToken).ConfigureAwait(false);
            }
        }

        return new DialogTurnResult(DialogTurnStatus.Empty);
    }

    /// <summary>Ends the active dialog and goes on with the one below it.</summary>
    /// <param name="result">What it ends with; null for nothing.</param>
    /// <param name="cancellationToken">Gives up the turn.</param>
    /// <exception cref="DialogPositionLostException">The dialog below is in no set.</exception>
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
    public Task<DialogTurnResult> CancelAllDialogsAsync(CancellationToken cancellationToken = default) => CancelAllDialogsAsync(false, null, null, cancellationToken);

    /// <summary>Takes all dialogs off this stack, and off the parents' too if asked. Each but the first is told before; one that handles the event stays, with all below it.</summary>
    /// <param name="cancelParents">True to go on with the parents' stacks.</param>
    /// <param name="eventName">The event that the dialogs are told; null for <see cref="DialogEvents.CancelDialog"/>.</param>
    /// <param name="eventValue">The event's value; null for none.</param>
    /// <param name="cancellationToken">Gives up the turn.</param>
    public async Task<DialogTurnResult> CancelAllDialogsAsync(bool cancelParents, string? eventName = null, object? eventValue = null, CancellationToken cancellationToken = default)
    {
        ThrowIfToken(eventValue, nameof(eventValue));
        if (Stack.Count == 0 && Parent is null)
        {
            return new DialogTurnResult(DialogTurnStatus.Empty);
        }

        var isFirst = true;
        for (var context = this; context is not null; context = cancelParents ? context.Parent : null)
        {
            while (context.Stack.Count > 0)
            {
                if (!isFirst && await context.EmitEventAsync(eventName ?? DialogEvents.CancelDialog, eventValue, false, false, cancellationToken).ConfigureAwait(false))
                {
                    return new DialogTurnResult(DialogTurnStatus.Cancelled);
                }

                isFirst = false;
                await context.EndActiveDialogAsync(DialogReason.CancelCalled, cancellationToken).ConfigureAwait(false);
            }

            isFirst = false;
        }

        return new DialogTurnResult(DialogTurnStatus.Cancelled);
    }

    /// <summary>Asks the active dialog to ask again, unless it handles <see cref="DialogEvents.RepromptDialog"/>; nothing happens on an empty stack.</summary>
    /// <remarks>What cannot be gone on with is dealt with as <see cref="ContinueDialogAsync"/> does.</remarks>
    public async Task RepromptDialogAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await RepromptActiveAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DialogPositionLostException)
        {
            await ContinueDialogAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Tells the active dialog, or the innermost one, of an event.</summary>
    /// <param name="name">What happens: one of <see cref="DialogEvents"/>, or a bot's own.</param>
    /// <param name="value">More about it; null for nothing.</param>
    /// <param name="bubble">True to tell the dialogs around it, too, until one handles the event.</param>
    /// <param name="fromLeaf">True to begin with the innermost active dialog.</param>
    /// <param name="cancellationToken">Gives up the turn.</param>
    /// <returns>True if a dialog handled the event.</returns>
    public async Task<bool> EmitEventAsync(string name, object? value = null, bool bubble = true, bool fromLeaf = false, CancellationToken cancellationToken = default)
    {
        var context = this;
        while (fromLeaf && context.Child is { } child)
        {
            context = child;
        }

        return context.ActiveDialog is { Id: not null } active
            && context.FindDialog(active.Id) is { } dialog
            && await dialog.OnDialogEventAsync(context, new DialogEvent { Bubble = bubble, Name = name, Value = value }, cancellationToken).ConfigureAwait(false);
    }

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

    /// <summary>Asks the active dialog to ask again.</summary>
    /// <exception cref="DialogPositionLostException">There is no going on from where the stack is.</exception>
    internal async Task RepromptActiveAsync(CancellationToken cancellationToken)
    {
        if (ActiveDialog is { } active && !await EmitEventAsync(DialogEvents.RepromptDialog, null, false, false, cancellationToken).ConfigureAwait(false))
        {
            Context.TurnState.Set(this);
            await FindActiveWithCallers(active).RepromptDialogAsync(Context, active, cancellationToken).ConfigureAwait(false);
        }
    }

    private Dialog? FindDialog(DialogInstance instance) => instance.Id is null ? null : FindDialog(instance.Id);

    private Dialog FindActive(DialogInstance active) =>
        FindDialog(active) ?? throw new DialogPositionLostException($"The dialog '{active.Id}' is on the stack, but in no set.");

    /// <summary>The active dialog, where all that wait for its result are there, too: an answer given to it would lead nowhere else.</summary>
    private Dialog FindActiveWithCallers(DialogInstance active)
    {
        for (var i = 1; i < Stack.Count; i++)
        {
            FindActive(Stack[i]);
        }

        return FindActive(active);
    }

    /// <summary>Cancels what waits, down to the nearest flow that can start over and has not yet.</summary>
    private async Task LosePositionAsync(HashSet<DialogInstance> startedOver, CancellationToken cancellationToken)
    {
        while (ActiveDialog is { } active)
        {
            if (Stack.All(instance => FindDialog(instance) is not null) && startedOver.Add(active) && FindActive(active).LosePosition(active))
            {
                return;
            }

            await EndActiveDialogAsync(DialogReason.CancelCalled, cancellationToken).ConfigureAwait(false);
        }

        IsPositionLost = true;
    }

    private async Task EndActiveDialogAsync(DialogReason reason, CancellationToken cancellationToken)
    {
        if (ActiveDialog is { } active)
        {
            if (FindDialog(active) is { } dialog)
            {
                Context.TurnState.Set(this);
                try
                {
                    await dialog.EndDialogAsync(Context, active, reason, cancellationToken).ConfigureAwait(false);
                }
                catch (DialogPositionLostException)
                {
                    // It cannot be told; it leaves all the same.
                }
            }

            Stack.RemoveAt(0);
        }
    }
}
