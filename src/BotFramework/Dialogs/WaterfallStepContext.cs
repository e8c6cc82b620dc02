namespace BotFramework.Dialogs;

/// <summary>A stack seen from a waterfall's step. Not thread-safe.</summary>
public class WaterfallStepContext : DialogContext
{
    private readonly WaterfallDialog _waterfall;
    private readonly string _stepName;
    private bool _nextCalled;

    internal WaterfallStepContext(WaterfallDialog waterfall, DialogContext dc, string stepName, int index, DialogReason reason, object? options, IDictionary<string, object?> values, object? result)
        : base(dc)
    {
        _waterfall = waterfall;
        _stepName = stepName;
        Index = index;
        Reason = reason;
        Options = options;
        Values = values;
        Result = result;
    }

    /// <summary>The step's index, from 0.</summary>
    public int Index { get; }

    /// <summary>What the waterfall was begun with; null if nothing. Read records with <see cref="GetOptions{T}"/>.</summary>
    public object? Options { get; }

    /// <summary>Why the step runs.</summary>
    public DialogReason Reason { get; }

    /// <summary>What the step before came to: a prompt's value, the client's text, a dialog's result; null if nothing.</summary>
    public object? Result { get; }

    /// <summary>What the steps keep for each other. Read records with <see cref="GetValue{T}"/>.</summary>
    public IDictionary<string, object?> Values { get; }

    /// <summary>The options as a type, also after storage; the type's default if there are none.</summary>
    /// <exception cref="DialogPositionLostException">The options are of another type; the waterfall is cancelled for it, and its caller starts over.</exception>
    public T? GetOptions<T>()
    {
        try
        {
            return DialogValues.Read<T>(Options, Context.JsonOptions());
        }
        catch (DialogPositionLostException exception)
        {
            throw new DialogPositionLostException(exception.Message, exception) { CanStartOver = false };
        }
    }

    /// <summary>A value as a type, also after storage; the type's default if there is none.</summary>
    /// <exception cref="DialogPositionLostException">The value is of another type; the waterfall starts over for it.</exception>
    public T? GetValue<T>(string key) => DialogValues.Read<T>(Values.TryGetValue(key, out var value) ? value : null, Context.JsonOptions());

    /// <summary>Goes on with the next step at once.</summary>
    /// <param name="result">That step's <see cref="Result"/>; null for none.</param>
    /// <param name="cancellationToken">Gives up the turn.</param>
    /// <exception cref="InvalidOperationException">The step called this before.</exception>
    public Task<DialogTurnResult> NextAsync(object? result = null, CancellationToken cancellationToken = default)
    {
        ThrowIfToken(result, nameof(result));
        if (_nextCalled)
        {
            throw new InvalidOperationException($"The step '{_stepName}' of the waterfall '{_waterfall.Id}' already went on to the next one.");
        }

        _nextCalled = true;
        return _waterfall.ResumeDialogAsync(this, DialogReason.NextCalled, result, cancellationToken);
    }
}
