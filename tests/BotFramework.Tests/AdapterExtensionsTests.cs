namespace BotFramework.Tests;

public class AdapterExtensionsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Use_StorageAndStates_AreFoundInTheTurnAndOutliveIt()
    {
        var adapter = new RecordingAdapter();
        var storage = new DisposableStorage();
        var state = new UserState(storage);
        adapter.UseStorage(storage).UseBotState(state).ShouldBeSameAs(adapter);

        using (var turn = new TurnContext(adapter, Incoming.Message()))
        {
            await adapter.MiddlewareSet.ReceiveActivityWithStatusAsync(turn, (context, _) =>
            {
                context.TurnState.Get<IStorage>().ShouldBeSameAs(storage);
                context.TurnState.Get<UserState>().ShouldBeSameAs(state);
                return Task.CompletedTask;
            }, Token);
        }

        storage.IsDisposed.ShouldBeFalse();
    }

    private sealed class DisposableStorage : MemoryStorage, IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }
}
