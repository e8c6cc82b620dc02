using BotFramework.Adapters;

namespace BotFramework.Tests.State;

public class AutoSaveStateMiddlewareTests
{
    private readonly CountingStorage _storage = new();

    [Fact]
    public async Task Turn_Changes_AreSavedForAllStates()
    {
        var (user, conversation) = (new UserState(_storage), new ConversationState(_storage));
        var (a, b) = (user.CreateProperty<int>("a"), conversation.CreateProperty<int>("b"));
        var adapter = new TestAdapter().Use(new AutoSaveStateMiddleware(user, conversation));

        await new TestFlow(adapter, async (turn, token) =>
        {
            await a.SetAsync(turn, await a.GetAsync(turn, cancellationToken: token) + 1, token);
            await b.SetAsync(turn, await b.GetAsync(turn, cancellationToken: token) + 10, token);
            await turn.SendActivityAsync($"{await a.GetAsync(turn, cancellationToken: token)} {await b.GetAsync(turn, cancellationToken: token)}", cancellationToken: token);
        }).Test("x", "1 10").Test("x", "2 20").StartTestAsync();
    }

    [Fact]
    public async Task Add_State_IsSavedToo()
    {
        var (user, conversation) = (new UserState(_storage), new ConversationState(_storage));
        var property = conversation.CreateProperty<int>("b");
        var middleware = new AutoSaveStateMiddleware().Add(user).Add(conversation);

        await new TestFlow(new TestAdapter().Use(middleware), (turn, token) => property.SetAsync(turn, 1, token)).Send("x").StartTestAsync();

        middleware.BotStateSet.BotStates.ShouldBe([user, conversation]);
        _storage.Writes.ShouldBe(1);
    }

    [Fact]
    public async Task Turn_Fails_SavesNothing()
    {
        var state = new UserState(_storage);
        var property = state.CreateProperty<int>("a");
        var adapter = new TestAdapter().Use(new AutoSaveStateMiddleware(state));

        await Should.ThrowAsync<NotSupportedException>(new TestFlow(adapter, async (turn, token) =>
        {
            await property.SetAsync(turn, 1, token);
            throw new NotSupportedException();
        }).Send("x").StartTestAsync());

        _storage.Writes.ShouldBe(0);
    }
}
