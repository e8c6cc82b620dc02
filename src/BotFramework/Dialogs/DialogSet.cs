using System.Security.Cryptography;
using System.Text;

namespace BotFramework.Dialogs;

/// <summary>Dialogs that can call each other by id. Filled at start, then thread-safe.</summary>
public class DialogSet
{
    private readonly Dictionary<string, Dialog> _dialogs = new(StringComparer.Ordinal);
    private readonly IStatePropertyAccessor<DialogState>? _dialogState;
    private IBotTelemetryClient? _telemetryClient;
    private string? _version;

    /// <summary>A set whose stack is kept in a state.</summary>
    /// <param name="dialogState">Where the stack is kept.</param>
    public DialogSet(IStatePropertyAccessor<DialogState> dialogState)
    {
        ArgumentNullException.ThrowIfNull(dialogState);
        _dialogState = dialogState;
    }

    /// <summary>A set without a stack of its own.</summary>
    public DialogSet()
    {
    }

    /// <summary>
    /// Where the dialogs report to: set, it becomes the client of every dialog that is in the set or is added. Null sets one that keeps
    /// everything to itself.
    /// </summary>
    public IBotTelemetryClient TelemetryClient
    {
        get => _telemetryClient ?? NullBotTelemetryClient.Instance;
        set
        {
            _telemetryClient = value ?? NullBotTelemetryClient.Instance;
            foreach (var dialog in _dialogs.Values)
            {
                Share(dialog);
            }
        }
    }

    /// <summary>Adds a dialog. One whose id is taken gets a number behind it: <c>A</c>, <c>A2</c>, <c>A3</c>.</summary>
    /// <returns>This set.</returns>
    public DialogSet Add(Dialog dialog)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        if (_dialogs.TryGetValue(dialog.Id, out var taken))
        {
            if (taken == dialog)
            {
                return this;
            }

            var id = dialog.Id;
            for (var suffix = 2; _dialogs.ContainsKey(dialog.Id); suffix++)
            {
                dialog.Id = $"{id}{suffix}";
            }
        }

        _dialogs.Add(dialog.Id, dialog);
        _version = null;
        Share(dialog);
        return this;
    }

    /// <summary>Finds a dialog.</summary>
    /// <returns>The dialog; null if there is none of that id.</returns>
    /// <exception cref="ArgumentNullException">The id is null or blank.</exception>
    public Dialog? Find(string dialogId) =>
        string.IsNullOrWhiteSpace(dialogId) ? throw new ArgumentNullException(nameof(dialogId)) : _dialogs.GetValueOrDefault(dialogId);

    /// <summary>The dialogs of the set.</summary>
    public IEnumerable<Dialog> GetDialogs() => _dialogs.Values;

    /// <summary>The turn's stack of these dialogs.</summary>
    /// <exception cref="InvalidOperationException">The set has no state to keep a stack in.</exception>
    public async Task<DialogContext> CreateContextAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        if (_dialogState is null)
        {
            throw new InvalidOperationException("The dialog set was made without a state property, so it has no stack.");
        }

        try
        {
            var state = await _dialogState.GetAsync(turnContext, () => new DialogState(), cancellationToken).ConfigureAwait(false);
            return new DialogContext(this, turnContext, state!);
        }
        catch (StateUnreadableException)
        {
            // Where everybody was is lost; nobody is locked out for it.
            var state = new DialogState();
            await _dialogState.SetAsync(turnContext, state, cancellationToken).ConfigureAwait(false);
            return new DialogContext(this, turnContext, state) { IsPositionLost = true };
        }
    }

    /// <summary>A version made of those of all dialogs.</summary>
    public string GetVersion() =>
        _version ??= Hash(_dialogs.OrderBy(dialog => dialog.Key, StringComparer.Ordinal).Select(dialog => dialog.Value.GetVersion()));

    internal static string Hash(IEnumerable<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))).AsSpan(0, 8));

    /// <summary>Gives a dialog the set's client. One that has it is left alone, so that dialogs which contain each other end the round.</summary>
    private void Share(Dialog dialog)
    {
        if (_telemetryClient is not null && dialog.TelemetryClient != _telemetryClient)
        {
            dialog.TelemetryClient = _telemetryClient;
        }
    }
}
