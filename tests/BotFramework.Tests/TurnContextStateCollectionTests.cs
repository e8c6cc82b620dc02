namespace BotFramework.Tests;

public sealed class TurnContextStateCollectionTests : IDisposable
{
    private readonly TurnContextStateCollection _state = [];

    public void Dispose() => _state.Dispose();

    [Fact]
    public void Add_KeyOrType_IsFoundAgain()
    {
        _state.Add("key", "value");
        _state.Add(new Uri("https://example.org"));

        _state.Get<string>("key").ShouldBe("value");
        _state.Get<Uri>().ShouldBe(new Uri("https://example.org"));
    }

    [Fact]
    public void Get_UnknownKeyOrOtherType_IsNull()
    {
        _state.Add("key", "value");

        _state.Get<string>("other").ShouldBeNull();
        _state.Get<string>(string.Empty).ShouldBeNull();
        _state.Get<Uri>("key").ShouldBeNull();
    }

    [Fact]
    public void Add_KeyTaken_Throws()
    {
        _state.Add("key", "value");

        Should.Throw<ArgumentException>(() => _state.Add("key", "other"));
    }

    [Fact]
    public void Null_KeyOrValue_Throws()
    {
        Should.Throw<ArgumentNullException>(() => _state.Get<string>(null!));
        Should.Throw<ArgumentNullException>(() => _state.Add(null!, "value"));
        Should.Throw<ArgumentNullException>(() => _state.Add<string>("key", null!));
        Should.Throw<ArgumentNullException>(() => _state.Set(null!, "value"));
    }

    [Fact]
    public void Set_ValueThenNull_ReplacesThenRemoves()
    {
        _state.Set("key", "one");
        _state.Set("key", "two");
        _state.Get<string>("key").ShouldBe("two");

        _state.Set<string>("key", null);

        _state.ContainsKey("key").ShouldBeFalse();
    }

    [Fact]
    public void Disposed_AnyUse_Throws()
    {
        _state.Dispose();

        Should.Throw<ObjectDisposedException>(() => _state.Get<string>("key"));
        Should.Throw<ObjectDisposedException>(() => _state.Add("key", "value"));
        Should.Throw<ObjectDisposedException>(() => _state.Set("key", "value"));
    }
}
