using System.Text.Json;

namespace BotFramework.Tests.State;

public class BotStateTests
{
    private readonly CountingStorage _storage = new();
    private readonly UserState _state;

    public BotStateTests() => _state = new UserState(_storage);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void CreateProperty_NoName_Throws(string? name) => Should.Throw<ArgumentNullException>(() => _state.CreateProperty<string>(name!));

    [Fact]
    public void Constructor_NoStorage_Throws() => Should.Throw<ArgumentNullException>(() => new UserState(null!));

    [Fact]
    public async Task GetAsync_NotSet_IsTheDefaultAndIsNotKept()
    {
        var turn = Turn();

        (await _state.CreateProperty<int>("number").GetAsync(turn, cancellationToken: Token)).ShouldBe(0);
        (await _state.CreateProperty<bool>("truth").GetAsync(turn, cancellationToken: Token)).ShouldBeFalse();
        (await _state.CreateProperty<Profile>("profile").GetAsync(turn, cancellationToken: Token)).ShouldBeNull();
        await _state.SaveChangesAsync(turn, cancellationToken: Token);

        _storage.Writes.ShouldBe(0);
    }

    [Fact]
    public async Task GetAsync_DefaultMade_IsKeptAndSaved()
    {
        var property = _state.CreateProperty<Profile>("profile");
        var turn = Turn();

        var profile = await property.GetAsync(turn, () => new Profile { Name = "Ada" }, Token);

        (await property.GetAsync(turn, () => new Profile { Name = "other" }, Token)).ShouldBeSameAs(profile);
        await _state.SaveChangesAsync(turn, cancellationToken: Token);
        (await property.GetAsync(Turn(), cancellationToken: Token))!.Name.ShouldBe("Ada");
    }

    [Fact]
    public async Task GetAsync_ObjectChanged_ChangeIsSaved()
    {
        var property = _state.CreateProperty<Profile>("profile");
        await SaveAsync(property, new Profile { Name = "Ada" });

        var turn = Turn();
        (await property.GetAsync(turn, cancellationToken: Token))!.Name = "Grace";
        await _state.SaveChangesAsync(turn, cancellationToken: Token);

        (await property.GetAsync(Turn(), cancellationToken: Token))!.Name.ShouldBe("Grace");
    }

    [Fact]
    public async Task SaveChangesAsync_NothingChanged_WritesOnlyWhenForced()
    {
        var property = _state.CreateProperty<Profile>("profile");
        await SaveAsync(property, new Profile { Name = "Ada" });
        var before = _storage.Writes;
        var turn = Turn();
        await property.GetAsync(turn, cancellationToken: Token);

        await _state.SaveChangesAsync(turn, cancellationToken: Token);
        _storage.Writes.ShouldBe(before);

        await _state.SaveChangesAsync(turn, true, Token);
        _storage.Writes.ShouldBe(before + 1);
    }

    [Fact]
    public async Task SaveChangesAsync_NotLoaded_WritesNothing()
    {
        await _state.SaveChangesAsync(Turn(), true, Token);

        _storage.Writes.ShouldBe(0);
    }

    [Fact]
    public async Task SaveChangesAsync_NotCalled_ForgetsWithTheTurn()
    {
        var property = _state.CreateProperty<string>("text");

        await property.SetAsync(Turn(), "value", Token);

        (await property.GetAsync(Turn(), cancellationToken: Token)).ShouldBeNull();
    }

    [Fact]
    public async Task SaveChangesAsync_AfterSaving_WritesLaterChangesOnly()
    {
        var property = _state.CreateProperty<string>("text");
        var turn = Turn();
        await property.SetAsync(turn, "one", Token);
        await _state.SaveChangesAsync(turn, cancellationToken: Token);
        await _state.SaveChangesAsync(turn, cancellationToken: Token);
        _storage.Writes.ShouldBe(1);

        await property.SetAsync(turn, "two", Token);
        await _state.SaveChangesAsync(turn, cancellationToken: Token);

        _storage.Writes.ShouldBe(2);
        (await property.GetAsync(Turn(), cancellationToken: Token)).ShouldBe("two");
    }

    [Fact]
    public async Task LoadAsync_TwiceInATurn_ReadsOnceUnlessForced()
    {
        var turn = Turn();

        await _state.LoadAsync(turn, cancellationToken: Token);
        await _state.LoadAsync(turn, cancellationToken: Token);
        _storage.Reads.ShouldBe(1);

        await _state.LoadAsync(turn, true, Token);
        _storage.Reads.ShouldBe(2);
    }

    [Fact]
    public async Task LoadAsync_Forced_ForgetsChangesNotSaved()
    {
        var property = _state.CreateProperty<string>("text");
        await SaveAsync(property, "stored");
        var turn = Turn();
        await property.SetAsync(turn, "changed", Token);

        await _state.LoadAsync(turn, true, Token);

        (await property.GetAsync(turn, cancellationToken: Token)).ShouldBe("stored");
    }

    [Fact]
    public async Task Property_Deleted_IsGoneAfterSaving()
    {
        var (kept, deleted) = (_state.CreateProperty<string>("kept"), _state.CreateProperty<string>("deleted"));
        await SaveAsync(kept, "a");
        await SaveAsync(deleted, "b");

        var turn = Turn();
        await deleted.DeleteAsync(turn, Token);
        await _state.SaveChangesAsync(turn, cancellationToken: Token);

        (await kept.GetAsync(Turn(), cancellationToken: Token)).ShouldBe("a");
        (await deleted.GetAsync(Turn(), cancellationToken: Token)).ShouldBeNull();
    }

    [Fact]
    public async Task ClearStateAsync_Saved_EmptiesTheStoredState()
    {
        var property = _state.CreateProperty<string>("text");
        await SaveAsync(property, "stored");

        var turn = Turn();
        await _state.ClearStateAsync(turn, Token);
        (await property.GetAsync(turn, cancellationToken: Token)).ShouldBeNull();
        await _state.SaveChangesAsync(turn, cancellationToken: Token);

        (await property.GetAsync(Turn(), cancellationToken: Token)).ShouldBeNull();
    }

    [Fact]
    public async Task DeleteAsync_Stored_IsGone()
    {
        var property = _state.CreateProperty<string>("text");
        await SaveAsync(property, "stored");

        var turn = Turn();
        await _state.DeleteAsync(turn, Token);

        (await property.GetAsync(turn, cancellationToken: Token)).ShouldBeNull();
        (await _storage.ReadAsync(["test/users/user"], Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Get_Loaded_IsTheStateAsJson()
    {
        var turn = Turn();
        _state.Get(turn).ShouldBeNull();
        await _state.CreateProperty<Profile>("profile").SetAsync(turn, new Profile { Name = "Ada" }, Token);

        _state.Get(turn)!.Value.GetProperty("profile").GetProperty("name").GetString().ShouldBe("Ada");
    }

    [Fact]
    public async Task Keys_UserAndConversation_SeparateStates()
    {
        var conversations = new ConversationState(_storage);
        var (byUser, byConversation) = (_state.CreateProperty<string>("text"), conversations.CreateProperty<string>("text"));
        var turn = Turn();
        await byUser.SetAsync(turn, "user's", Token);
        await byConversation.SetAsync(turn, "conversation's", Token);
        await _state.SaveChangesAsync(turn, cancellationToken: Token);
        await conversations.SaveChangesAsync(turn, cancellationToken: Token);

        var sameUser = new TurnContext(new RecordingAdapter(), Incoming.Message(conversation: "another"));
        (await byUser.GetAsync(sameUser, cancellationToken: Token)).ShouldBe("user's");
        (await byConversation.GetAsync(sameUser, cancellationToken: Token)).ShouldBeNull();

        var otherUser = Incoming.Message();
        otherUser.From!.Id = "another";
        var sameConversation = new TurnContext(new RecordingAdapter(), otherUser);
        (await byUser.GetAsync(sameConversation, cancellationToken: Token)).ShouldBeNull();
        (await byConversation.GetAsync(sameConversation, cancellationToken: Token)).ShouldBe("conversation's");
    }

    [Fact]
    public async Task Keys_ActivityLacksWhatTheyAreMadeOf_Throw()
    {
        var conversations = new ConversationState(_storage);
        var (noChannel, noUser, noConversation) = (Incoming.Message(), Incoming.Message(), Incoming.Message());
        (noChannel.ChannelId, noUser.From, noConversation.Conversation) = (null, null, null);

        await Should.ThrowAsync<InvalidOperationException>(() => _state.LoadAsync(Turn(noChannel), cancellationToken: Token));
        await Should.ThrowAsync<InvalidOperationException>(() => _state.LoadAsync(Turn(noUser), cancellationToken: Token));
        await Should.ThrowAsync<InvalidOperationException>(() => conversations.LoadAsync(Turn(noChannel), cancellationToken: Token));
        await Should.ThrowAsync<InvalidOperationException>(() => conversations.LoadAsync(Turn(noConversation), cancellationToken: Token));
    }

    [Fact]
    public async Task StoredState_Always_HasNoTypeNames()
    {
        await SaveAsync(_state.CreateProperty<Profile>("profile"), new Profile { Name = "Ada" });

        var stored = JsonSerializer.Serialize((await _storage.ReadAsync(["test/users/user"], Token)).Values.Single());

        stored.ShouldBe("""{"profile":{"name":"Ada"}}""");
    }

    private static TurnContext Turn(BotFramework.Schema.Activity? activity = null) => new(new RecordingAdapter(), activity ?? Incoming.Message());

    private async Task SaveAsync<T>(IStatePropertyAccessor<T> property, T value)
    {
        var turn = Turn();
        await property.SetAsync(turn, value, Token);
        await _state.SaveChangesAsync(turn, cancellationToken: Token);
    }

    internal sealed class Profile
    {
        public string? Name { get; set; }
    }
}
