using BotFramework.Integration;
using BotFramework.Schema;
using BotFramework.Turns;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace BotFramework.Tests.Turns;

/// <summary>A store, a channel and a bot that counts, for tests of turns.</summary>
public abstract class TurnPipelineFixture : IAsyncLifetime
{
    private TestStore _store = null!;
    private ConversationState _state = null!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Stands still unless it is advanced, so that nothing is tried again behind a test's back.</summary>
    private protected FakeTimeProvider Clock { get; } = new();

    private protected IDueStorage Storage => _store.Storage;

    private protected TestSender Channel { get; } = new();

    private protected CloudAdapter Adapter { get; private set; } = null!;

    private protected IStatePropertyAccessor<int> Count { get; private set; } = null!;

    /// <inheritdoc/>
    public virtual async ValueTask InitializeAsync()
    {
        _store = await TestStore.OpenAsync(TimeProvider.System);
        Adapter = Process();
        _state = new ConversationState(Storage);
        Count = _state.CreateProperty<int>("count");
    }

    /// <inheritdoc/>
    public virtual async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected static Activity Reply(string text) => new(ActivityTypes.Message) { Text = text, Id = text };

    /// <summary>A process of its own: same store and channel, another lock.</summary>
    private protected CloudAdapter Process(TimeProvider? clock = null, IStorage? storage = null) =>
        new(Pipeline(clock, storage), [Channel]);

    private protected TurnPipeline Pipeline(TimeProvider? clock = null, IStorage? storage = null) =>
        new(storage ?? Storage, BotFrameworkJson.Default, NullLogger<TurnPipeline>.Instance, clock ?? Clock);

    private protected Task<TurnOutcome> RunAsync(Activity activity, BotCallbackHandler turn) => Adapter.ProcessActivityAsync(activity, [], turn, Token);

    /// <summary>A turn that counts in the conversation's state and says the count.</summary>
    private protected async Task CountAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var count = await Count.GetAsync(turn, cancellationToken: cancellationToken) + 1;
        await Count.SetAsync(turn, count, cancellationToken);
        await _state.SaveChangesAsync(turn, false, cancellationToken);
        await turn.SendActivityAsync($"{count}", cancellationToken: cancellationToken);
    }

    private protected async Task<StoredConversation> DocumentAsync() =>
        StoredConversation.Of((IStoreItem)(await Storage.ReadAsync(["test/conversations/conversation"], Token)).Values.Single());
}
