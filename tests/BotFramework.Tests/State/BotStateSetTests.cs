namespace BotFramework.Tests.State;

public class BotStateSetTests
{
    private readonly CountingStorage _storage = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LoadAllAsync_SavedBefore_GetsAllStates()
    {
        var (user, conversation) = (new UserState(_storage), new ConversationState(_storage));
        var (a, b) = (user.CreateProperty<int>("a"), conversation.CreateProperty<int>("b"));
        var set = new BotStateSet(user).Add(conversation);
        using (var first = new TurnContext(new RecordingAdapter(), Incoming.Message()))
        {
            await a.SetAsync(first, 1, Token);
            await b.SetAsync(first, 2, Token);
            await set.SaveAllChangesAsync(first, cancellationToken: Token);
        }

        using var second = new TurnContext(new RecordingAdapter(), Incoming.Message());
        await set.LoadAllAsync(second, cancellationToken: Token);

        set.BotStates.ShouldBe([user, conversation]);
        (await a.GetAsync(second, cancellationToken: Token), await b.GetAsync(second, cancellationToken: Token)).ShouldBe((1, 2));
        user.GetCachedState(second)!.IsChanged().ShouldBeFalse();
    }

    [Fact]
    public async Task SaveAllChangesAsync_NothingChanged_WritesOnlyIfForced()
    {
        var set = new BotStateSet(new UserState(_storage), new ConversationState(_storage));
        using var turn = new TurnContext(new RecordingAdapter(), Incoming.Message());
        await set.LoadAllAsync(turn, cancellationToken: Token);

        await set.SaveAllChangesAsync(turn, cancellationToken: Token);
        _storage.Writes.ShouldBe(0);

        await set.SaveAllChangesAsync(turn, true, Token);
        _storage.Writes.ShouldBe(2);
    }
}
