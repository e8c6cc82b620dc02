using System.Text.Json;
using BotFramework.Adapters;

namespace BotFramework.Tests.State;

/// <summary>What becomes of records that another version of the bot stored.</summary>
public class BotStateVersionTests
{
    private const string Key = "test/users/user1";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private readonly MemoryStorage _storage = new();

    [Fact]
    public async Task Get_RecordOfANewerVersion_ThrowsAndKeepsIt()
    {
        await StoreAsync("""{"client":{"schema":2,"name":"kept","invented":"later"},"other":1}""");

        await TurnAsync(async (state, turn) =>
        {
            var exception = await Should.ThrowAsync<StateUnreadableException>(() => state.CreateProperty<Client>("client", 1).GetAsync(turn, () => new Client(), Token));
            exception.Message.ShouldContain("'client'");
            exception.Message.ShouldContain("schema 2");
            exception.Message.ShouldNotContain("kept");
            await state.CreateProperty<int>("other").SetAsync(turn, 2, Token);
        });

        (await StoredAsync()).ShouldBe("""{"client":{"schema":2,"name":"kept","invented":"later"},"other":2}""");
    }

    [Fact]
    public async Task Set_OverARecordOfANewerVersion_ThrowsAndKeepsIt()
    {
        await StoreAsync("""{"client":{"schema":2,"name":"kept"}}""");

        await TurnAsync((state, turn) => Should.ThrowAsync<StateUnreadableException>(() => state.CreateProperty<Client>("client", 1).SetAsync(turn, new Client(), Token)));

        (await StoredAsync()).ShouldBe("""{"client":{"schema":2,"name":"kept"}}""");
    }

    [Fact]
    public async Task Delete_RecordOfANewerVersion_DeletesIt()
    {
        await StoreAsync("""{"client":{"schema":2},"other":1}""");

        await TurnAsync((state, turn) => state.CreateProperty<Client>("client", 1).DeleteAsync(turn, Token));

        (await StoredAsync()).ShouldBe("""{"other":1}""");
    }

    [Theory]
    [InlineData("""{"client":{"schema":1,"name":"kept"}}""")]
    [InlineData("""{"client":{"schema":0,"name":"kept","gone":[]}}""")]
    [InlineData("""{"client":{"name":"kept"}}""")]
    public async Task Get_RecordOfThisOrAnOlderVersion_IsRead(string stored)
    {
        await StoreAsync(stored);

        await TurnAsync(async (state, turn) => (await state.CreateProperty<Client>("client", 1).GetAsync(turn, null, Token))!.Name.ShouldBe("kept"));
    }

    [Fact]
    public async Task Get_RecordThatDoesNotFit_ThrowsAndKeepsIt()
    {
        await StoreAsync("""{"client":{"schema":1,"name":["kept"]},"other":1}""");

        await TurnAsync(async (state, turn) =>
        {
            (await Should.ThrowAsync<StateUnreadableException>(() => state.CreateProperty<Client>("client").GetAsync(turn, () => new Client(), Token)))
                .InnerException.ShouldBeOfType<JsonException>();
            await state.CreateProperty<int>("other").SetAsync(turn, 2, Token);
        });

        (await StoredAsync()).ShouldBe("""{"client":{"schema":1,"name":["kept"]},"other":2}""");
    }

    private Task StoreAsync(string json) => _storage.WriteAsync(Key, JsonSerializer.Deserialize<Dictionary<string, object?>>(json)!, Token);

    private async Task<string> StoredAsync() => JsonSerializer.Serialize((await _storage.ReadAsync([Key], Token))[Key]);

    private async Task TurnAsync(Func<UserState, ITurnContext, Task> turn)
    {
        var state = new UserState(_storage);
        await new TestAdapter().Use(new AutoSaveStateMiddleware(state)).SendTextToBotAsync("hi", (context, _) => turn(state, context), Token);
    }

    private sealed class Client
    {
        public int Schema { get; set; } = 1;

        public string? Name { get; set; }
    }
}
