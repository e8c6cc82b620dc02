using System.Text.Json.Serialization;

namespace BotFramework.Tests.Storage;

public class MemoryStorageTests
{
    private readonly MemoryStorage _storage = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadAsync_UnknownKey_IsNotInTheResult() => (await _storage.ReadAsync(["unknown"], Token)).ShouldBeEmpty();

    [Theory]
    [InlineData("key")]
    [InlineData("!@#$%^&*()~/\\><,.?';\"`~ ä👍")]
    public async Task WriteAsync_Item_IsReadAsACopyOfItsType(string key)
    {
        var note = new Note { Text = "one" };
        await _storage.WriteAsync(key, note, Token);
        note.Text = "changed after writing";

        var first = await ReadAsync(key);
        first.Text.ShouldBe("one");
        first.Text = "changed after reading";
        (await ReadAsync(key)).Text.ShouldBe("one");
    }

    [Fact]
    public async Task WriteAsync_VersionRead_IsReplacedByANewOne()
    {
        await _storage.WriteAsync("key", new Note(), Token);
        var read = await ReadAsync("key");
        var before = read.ETag;

        await _storage.WriteAsync("key", read, Token);

        before.ShouldNotBeNullOrEmpty();
        (await ReadAsync("key")).ETag.ShouldNotBe(before);
    }

    [Fact]
    public async Task WriteAsync_Written_KnowsItsNewVersion()
    {
        var note = new Note();

        await _storage.WriteAsync("key", note, Token);
        await _storage.WriteAsync("key", note, Token);

        note.ETag.ShouldBe((await ReadAsync("key")).ETag);
    }

    [Fact]
    public async Task WriteAsync_OlderVersion_ConflictsAndChangesNothing()
    {
        await _storage.WriteAsync("key", new Note { Text = "first" }, Token);
        var (mine, theirs) = (await ReadAsync("key"), await ReadAsync("key"));
        theirs.Text = "theirs";
        await _storage.WriteAsync("key", theirs, Token);
        mine.Text = "mine";

        (await Should.ThrowAsync<ETagConflictException>(() => _storage.WriteAsync("key", mine, Token))).Key.ShouldBe("key");

        (await ReadAsync("key")).Text.ShouldBe("theirs");
    }

    [Theory]
    [InlineData(ETag.Any)]
    [InlineData(null)]
    public async Task WriteAsync_AnyVersion_Overwrites(string? eTag)
    {
        await _storage.WriteAsync("key", new Note { Text = "first" }, Token);

        await _storage.WriteAsync("key", new Note { Text = "second", ETag = eTag }, Token);

        (await ReadAsync("key")).Text.ShouldBe("second");
    }

    [Theory]
    [InlineData("")]
    [InlineData("no such version")]
    [InlineData(ETag.Absent)]
    public async Task WriteAsync_VersionThatIsNotStored_Conflicts(string eTag)
    {
        await _storage.WriteAsync("key", new Note(), Token);

        await Should.ThrowAsync<ETagConflictException>(() => _storage.WriteAsync("key", new Note { ETag = eTag }, Token));
    }

    [Fact]
    public async Task WriteAsync_Absent_CreatesOnce()
    {
        await _storage.WriteAsync("key", new Note { ETag = ETag.Absent }, Token);

        await Should.ThrowAsync<ETagConflictException>(() => _storage.WriteAsync("key", new Note { ETag = ETag.Absent }, Token));
        await _storage.DeleteAsync(["key"], Token);
        await _storage.WriteAsync("key", new Note { ETag = ETag.Absent }, Token);
    }

    [Fact]
    public async Task WriteAsync_VersionOfADeletedItem_Conflicts()
    {
        await _storage.WriteAsync("key", new Note(), Token);
        var read = await ReadAsync("key");
        await _storage.DeleteAsync(["key"], Token);

        await Should.ThrowAsync<ETagConflictException>(() => _storage.WriteAsync("key", read, Token));
    }

    [Fact]
    public async Task WriteAsync_OneOfSeveralConflicts_WritesNone()
    {
        await _storage.WriteAsync("b", new Note { Text = "stored" }, Token);

        await Should.ThrowAsync<ETagConflictException>(() => _storage.WriteAsync(
            new Dictionary<string, object> { ["a"] = new Note(), ["b"] = new Note { Text = "new", ETag = "old" }, ["c"] = new Note() }, Token));

        (await _storage.ReadAsync(["a", "b", "c"], Token)).Keys.ShouldBe(["b"]);
        (await ReadAsync("b")).Text.ShouldBe("stored");
    }

    [Fact]
    public async Task WriteAsync_ItemWithoutVersion_IsAlwaysWritten()
    {
        await _storage.WriteAsync("key", new Plain { Count = 1 }, Token);
        await _storage.WriteAsync("key", new Plain { Count = 2 }, Token);

        ((Plain)(await _storage.ReadAsync(["key"], Token))["key"]).Count.ShouldBe(2);
    }

    [Fact]
    public async Task WriteAsync_ManyAtOnceOnOneVersion_LetsOneThrough()
    {
        await _storage.WriteAsync("key", new Note { Text = "0" }, Token);
        var copies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ReadAsync("key")));

        var wrote = await Task.WhenAll(copies.Select(copy => Task.Run(async () =>
        {
            try
            {
                await _storage.WriteAsync("key", copy, Token);
                return true;
            }
            catch (ETagConflictException)
            {
                return false;
            }
        })));

        wrote.Count(success => success).ShouldBe(1);
    }

    [Fact]
    public async Task DeleteAsync_KnownAndUnknownKeys_RemovesTheKnown()
    {
        await _storage.WriteAsync("key", new Note(), Token);

        await _storage.DeleteAsync(["key", "unknown"], Token);

        (await _storage.ReadAsync(["key"], Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Null_Throws()
    {
        await Should.ThrowAsync<ArgumentNullException>(() => _storage.ReadAsync(null!, Token));
        await Should.ThrowAsync<ArgumentNullException>(() => _storage.WriteAsync(null!, Token));
        await Should.ThrowAsync<ArgumentNullException>(() => _storage.DeleteAsync(null!, Token));
    }

    private async Task<Note> ReadAsync(string key) => (Note)(await _storage.ReadAsync([key], Token))[key];

    internal sealed class Note : IStoreItem
    {
        public string? Text { get; set; }

        [JsonIgnore]
        public string? ETag { get; set; }
    }

    internal sealed class Plain
    {
        public int Count { get; set; }
    }
}
