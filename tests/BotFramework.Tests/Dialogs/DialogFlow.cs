using System.Text.Json;
using BotFramework.Adapters;
using BotFramework.Dialogs;

namespace BotFramework.Tests.Dialogs;

/// <summary>A conversation with a dialog whose stack goes through a store, as JSON, between turns.</summary>
internal sealed class DialogFlow
{
    private const string Key = "test/conversations/Conversation1";

    private readonly MemoryStorage _storage;
    private readonly ConversationState _state;
    private readonly IStatePropertyAccessor<DialogState> _stack;

    public DialogFlow(Dialog dialog, string channelId = "test", JsonSerializerOptions? options = null)
    {
        Dialog = dialog;
        _storage = new MemoryStorage(options);
        _state = new ConversationState(_storage, options);
        _stack = _state.CreateProperty<DialogState>("dialogs");
        Adapter = new TestAdapter(channelId).Use(new AutoSaveStateMiddleware(_state));
        Test = new TestFlow(Adapter, RunAsync);
    }

    /// <summary>The dialog that runs; set another one to deploy it.</summary>
    public Dialog Dialog { get; set; }

    public TestAdapter Adapter { get; }

    public TestFlow Test { get; }

    /// <summary>What the last turn came to.</summary>
    public DialogTurnResult? Result { get; private set; }

    public static Task<DialogTurnResult> EndOfTurn => Task.FromResult(Dialog.EndOfTurn);

    /// <summary>The conversation's state as it is stored.</summary>
    public async Task<string> StoredAsync()
    {
        var items = await _storage.ReadAsync([Key], TestContext.Current.CancellationToken);
        return JsonSerializer.Serialize(items.Values.Single());
    }

    /// <summary>Changes a part of what is stored, as another version of the bot would have written it.</summary>
    public async Task RewriteAsync(string part, string other)
    {
        var stored = await StoredAsync();
        stored.ShouldContain(part);
        await _storage.WriteAsync(Key, JsonSerializer.Deserialize<Dictionary<string, object?>>(stored.Replace(part, other, StringComparison.Ordinal))!, TestContext.Current.CancellationToken);
    }

    private async Task RunAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        if (turnContext.Activity.Text == "reprompt")
        {
            var context = await new DialogSet(_stack).Add(Dialog).CreateContextAsync(turnContext, cancellationToken);
            await context.RepromptDialogAsync(cancellationToken);
        }
        else if (turnContext.Activity.Text == "cancel")
        {
            var context = await new DialogSet(_stack).Add(Dialog).CreateContextAsync(turnContext, cancellationToken);
            Result = await context.CancelAllDialogsAsync(cancellationToken);
        }
        else
        {
            Result = await Dialog.RunAsync(turnContext, _stack, cancellationToken);
        }
    }
}
