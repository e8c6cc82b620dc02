using BotFramework.Schema;

namespace BotFramework.Dialogs;

/// <summary>
/// Steps, one after another; each may wait for the client or call a dialog, and the next one gets the result.
/// The position that is stored is the name of the step that waits and the version of the flow, so a release may add, move and remove steps.
/// Where the step that waited is gone, the flow starts over, with <see cref="DialogEvents.VersionChanged"/> before.
/// </summary>
public class WaterfallDialog : Dialog
{
    private const string OptionsKey = "options";
    private const string ValuesKey = "values";
    private const string StepKey = "step";
    private const string InstanceIdKey = "instanceId";

    private readonly List<NamedStep> _steps = [];
    private string? _version;

    /// <summary>A waterfall.</summary>
    /// <param name="dialogId">Its id in a set; null or empty for its class's name.</param>
    /// <param name="actions">Its first steps; null for none.</param>
    public WaterfallDialog(string? dialogId, IEnumerable<WaterfallStep>? actions = null)
        : base(dialogId)
    {
        foreach (var action in actions ?? [])
        {
            Add(action);
        }
    }

    /// <summary>Adds a step under its method's name. A lambda, or a method added twice, has none: where it waited, a change of the flow starts over.</summary>
    /// <returns>This waterfall.</returns>
    public WaterfallDialog AddStep(WaterfallStep step)
    {
        Add(step);
        return this;
    }

    /// <summary>Adds a step under a name.</summary>
    /// <returns>This waterfall.</returns>
    /// <exception cref="ArgumentException">The name is blank or taken.</exception>
    public WaterfallDialog AddStep(string name, WaterfallStep step)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(step);
        if (IndexOf(name) >= 0)
        {
            throw new ArgumentException($"The waterfall '{Id}' has a step '{name}' already.", nameof(name));
        }

        Add(new NamedStep(name, true, step));
        return this;
    }

    /// <inheritdoc/>
    public override Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        DialogContext.ThrowIfToken(options, nameof(options));
        var state = dc.ActiveDialog!.State;
        state[OptionsKey] = options;
        state[ValuesKey] = new Dictionary<string, object?>(StringComparer.Ordinal);
        state[InstanceIdKey] = Guid.CreateVersion7().ToString("N");
        Track("WaterfallStart", dc.ActiveDialog);
        TrackDialogView();
        return RunStepAsync(dc, 0, DialogReason.BeginCalled, null, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>Only a message goes on, with its text as the next step's result; anything else leaves the step waiting.</remarks>
    public override Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        return dc.Context.Activity.Type == ActivityTypes.Message
            ? ResumeDialogAsync(dc, DialogReason.ContinueCalled, dc.Context.Activity.Text, cancellationToken)
            : Task.FromResult(EndOfTurn);
    }

    /// <inheritdoc/>
    public override async Task<DialogTurnResult> ResumeDialogAsync(DialogContext dc, DialogReason reason, object? result = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dc);
        var instance = dc.ActiveDialog!;
        var index = IndexOf(instance);
        if (index >= 0 && (_steps[index].IsNamed || instance.Version == GetVersion()))
        {
            return await RunStepAsync(dc, index + 1, reason, result, cancellationToken).ConfigureAwait(false);
        }

        await dc.EmitEventAsync(DialogEvents.VersionChanged, Id, true, false, cancellationToken).ConfigureAwait(false);
        instance.State[ValuesKey] = new Dictionary<string, object?>(StringComparer.Ordinal);
        return await RunStepAsync(dc, 0, DialogReason.BeginCalled, null, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override Task EndDialogAsync(ITurnContext turnContext, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(instance);
        if (reason == DialogReason.CancelCalled)
        {
            Track("WaterfallCancel", instance, IndexOf(instance));
        }
        else if (reason == DialogReason.EndCalled)
        {
            Track("WaterfallComplete", instance);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override string GetVersion() => _version ??= $"{Id}:{DialogSet.Hash(_steps.Select(step => step.Name))}";

    /// <inheritdoc/>
    internal override bool LosePosition(DialogInstance instance)
    {
        instance.State.Remove(StepKey);
        return true;
    }

    /// <summary>Runs a step; an override sees each.</summary>
    protected virtual Task<DialogTurnResult> OnStepAsync(WaterfallStepContext stepContext, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stepContext);
        Track("WaterfallStep", stepContext.ActiveDialog!, stepContext.Index);
        return _steps[stepContext.Index].Step(stepContext, cancellationToken);
    }

    private Task<DialogTurnResult> RunStepAsync(DialogContext dc, int index, DialogReason reason, object? result, CancellationToken cancellationToken)
    {
        if (index >= _steps.Count)
        {
            return dc.EndDialogAsync(result, cancellationToken);
        }

        var instance = dc.ActiveDialog!;
        var step = _steps[index];
        instance.State[StepKey] = step.Name;
        instance.Version = GetVersion();
        var options = instance.State.TryGetValue(OptionsKey, out var given) ? given : null;
        var stepContext = new WaterfallStepContext(this, dc, step.Name, index, reason, options, instance.State.KeepValues(ValuesKey), result);
        return OnStepAsync(stepContext, cancellationToken);
    }

    /// <summary>Reports what happens to a conversation's run of this waterfall, told from others by an id; a step without name as the SDK names it.</summary>
    private void Track(string name, DialogInstance instance, int? index = null)
    {
        var properties = new Dictionary<string, string>
        {
            ["DialogId"] = Id,
            ["InstanceId"] = instance.State.TryGetValue(InstanceIdKey, out var id) ? id as string ?? string.Empty : string.Empty,
        };
        if (index is not null)
        {
            properties["StepName"] = index < 0 ? string.Empty : _steps[index.Value] is { IsNamed: true } step ? step.Name : $"Step{index + 1}of{_steps.Count}";
        }

        TelemetryClient.TrackEvent(name, properties);
    }

    private int IndexOf(DialogInstance instance) => IndexOf(instance.State.TryGetValue(StepKey, out var name) ? name as string : null);

    private int IndexOf(string? name) => _steps.FindIndex(step => step.Name == name);

    private void Add(WaterfallStep step)
    {
        ArgumentNullException.ThrowIfNull(step);

        // The compiler's own names, of lambdas and local functions, start with a bracket.
        var method = step.Method.Name;
        Add(method.StartsWith('<') || IndexOf(method) >= 0
            ? new NamedStep($"#{_steps.Count + 1}", false, step)
            : new NamedStep(method, true, step));
    }

    private void Add(NamedStep step)
    {
        _steps.Add(step);
        _version = null;
    }

    private sealed record NamedStep(string Name, bool IsNamed, WaterfallStep Step);
}
