using System.Text.Json;
using System.Text.Json.Serialization;
using BotFramework;
using Microsoft.Extensions.Time.Testing;

namespace PoreRoutine.Bot.Tests.Storage;

/// <summary>What every store promises.</summary>
public abstract partial class StorageContract
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected abstract IDueStorage Storage { get; }

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 4, 20, 0, 0, TimeSpan.Zero));

    protected static JsonSerializerOptions Options { get; } = BotFrameworkJson.With(NotesJson.Default);

    [Fact]
    public async Task ReadAsync_UnknownKey_IsNotInTheResult()
    {
        (await Storage.ReadAsync(["nobody"], Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task WriteAsync_WithoutETag_OverwritesWhatIsThere()
    {
        await Storage.WriteAsync("a", new Note { Text = "one", ETag = null }, Token);
        await Storage.WriteAsync("a", new Note { Text = "two", ETag = ETag.Any }, Token);
        (await ReadAsync("a"))!.Text.ShouldBe("two");
    }

    [Fact]
    public async Task WriteAsync_Absent_CreatesOnceAndThenConflicts()
    {
        await Storage.WriteAsync("a", new Note { Text = "first" }, Token);
        var conflict = await Should.ThrowAsync<ETagConflictException>(() => Storage.WriteAsync("a", new Note { Text = "second" }, Token));
        conflict.Key.ShouldBe("a");
        (await ReadAsync("a"))!.Text.ShouldBe("first");
    }

    [Fact]
    public async Task WriteAsync_TheVersionRead_Succeeds_AnOlderOneConflicts()
    {
        await Storage.WriteAsync("a", new Note { Text = "first" }, Token);
        var mine = (await ReadAsync("a"))!;
        var theirs = (await ReadAsync("a"))!;
        theirs.Text = "theirs";
        await Storage.WriteAsync("a", theirs, Token);
        mine.Text = "mine";
        await Should.ThrowAsync<ETagConflictException>(() => Storage.WriteAsync("a", mine, Token));
        (await ReadAsync("a"))!.Text.ShouldBe("theirs");
    }

    [Fact]
    public async Task WriteAsync_AfterAWrite_TheItemHasItsNewVersion()
    {
        var note = new Note { Text = "first" };
        await Storage.WriteAsync("a", note, Token);
        note.Text = "second";
        await Storage.WriteAsync("a", note, Token);
        (await ReadAsync("a"))!.Text.ShouldBe("second");
    }

    [Fact]
    public async Task WriteAsync_DeletedMeanwhile_Conflicts()
    {
        await Storage.WriteAsync("a", new Note { Text = "first" }, Token);
        var mine = (await ReadAsync("a"))!;
        await Storage.DeleteAsync(["a", "never there"], Token);
        await Should.ThrowAsync<ETagConflictException>(() => Storage.WriteAsync("a", mine, Token));
        (await ReadAsync("a")).ShouldBeNull();
    }

    [Fact]
    public async Task ReadChangedAsync_TheVersionKnown_IsNull_AnotherIsTheItem()
    {
        (await Storage.ReadChangedAsync("a", null, NotesJson.Default.Note, Token)).ShouldBeNull();
        var note = new Note { Text = "first" };
        await Storage.WriteAsync("a", note, Token);
        (await Storage.ReadChangedAsync("a", null, NotesJson.Default.Note, Token))!.Text.ShouldBe("first");
        var known = note.ETag;
        (await Storage.ReadChangedAsync("a", known, NotesJson.Default.Note, Token)).ShouldBeNull();
        note.Text = "second";
        await Storage.WriteAsync("a", note, Token);
        var changed = (await Storage.ReadChangedAsync("a", known, NotesJson.Default.Note, Token)).ShouldNotBeNull();
        changed.Text.ShouldBe("second");
        changed.ETag.ShouldBe(note.ETag);
    }

    [Fact]
    public async Task WriteAsync_ManyWritersOfOneItem_NoUpdateIsLost()
    {
        await Storage.WriteAsync("count", new Note { Text = "0" }, Token);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 25; i++)
            {
                while (true)
                {
                    var note = (await ReadAsync("count"))!;
                    note.Text = $"{int.Parse(note.Text, null) + 1}";
                    try
                    {
                        await Storage.WriteAsync("count", note, Token);
                        break;
                    }
                    catch (ETagConflictException)
                    {
                    }
                }
            }
        })));
        (await ReadAsync("count"))!.Text.ShouldBe("200");
    }

    [Theory]
    [InlineData("msteams/conversations/19:abc@thread.v2;messageid=1")]
    [InlineData(".dots../at./the end.")]
    [InlineData("/slashes//at/the end/")]
    [InlineData("~2F/%2F/../.")]
    [InlineData("a key/with \\ ? # % ' \" ü 🌙")]
    public async Task WriteAsync_KeysOfAnyCharacters_AreKeptApart(string key)
    {
        await Storage.WriteAsync(key, new Note { Text = key }, Token);
        await Storage.WriteAsync(key + "x", new Note { Text = "other" }, Token);
        (await ReadAsync(key))!.Text.ShouldBe(key);
    }

    [Fact]
    public async Task ReadAsync_AnExpiringItem_IsThereForItsTimeAfterItsLastWrite()
    {
        var draft = new Draft();
        await Storage.WriteAsync("a", draft, Token);
        await Storage.WriteAsync("kept", new Note { Text = "kept" }, Token);
        Clock.Advance(TimeSpan.FromHours(23));
        await Storage.WriteAsync("a", draft, Token);
        Clock.Advance(TimeSpan.FromHours(23));
        (await Storage.ReadAsync(["a"], Token)).ShouldHaveSingleItem();
        Clock.Advance(TimeSpan.FromHours(1));
        (await Storage.ReadAsync(["a"], Token)).ShouldBeEmpty();
        (await Storage.ReadChangedAsync("a", null, NotesJson.Default.Draft, Token)).ShouldBeNull();
        (await Storage.ReadAsync(["kept"], Token)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task WriteAsync_AnExpiredItem_IsAbsent()
    {
        var draft = new Draft();
        await Storage.WriteAsync("a", draft, Token);
        Clock.Advance(draft.TimeToLive!.Value);
        await Should.ThrowAsync<ETagConflictException>(() => Storage.WriteAsync("a", draft, Token));
        await Storage.WriteAsync("a", new Draft(), Token);
        await Should.ThrowAsync<ETagConflictException>(() => Storage.WriteAsync("a", new Draft(), Token));
        (await Storage.ReadAsync(["a"], Token)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task ListDueAsync_SomeDueSomeLaterSomeNever_AreThoseThatAreDueWithTheirInstants()
    {
        await Storage.WriteAsync("never", new Chore { Due = null }, Token);
        await Storage.WriteAsync("note", new Note { Text = "no chore" }, Token);
        await Storage.WriteAsync("past", new Chore { Due = Clock.GetUtcNow() - TimeSpan.FromDays(400) }, Token);
        await Storage.WriteAsync("now", new Chore { Due = Clock.GetUtcNow() }, Token);
        await Storage.WriteAsync("elsewhere", new Chore { Due = Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(13)) }, Token);
        await Storage.WriteAsync("next", new Chore { Due = Clock.GetUtcNow() + TimeSpan.FromMilliseconds(1) }, Token);
        await Storage.WriteAsync("later", new Chore { Due = Clock.GetUtcNow() + TimeSpan.FromDays(400) }, Token);
        (await DueAsync()).ShouldBe(
            [
                new DueKey("past", Clock.GetUtcNow() - TimeSpan.FromDays(400)),
                new DueKey("now", Clock.GetUtcNow()),
                new DueKey("elsewhere", Clock.GetUtcNow()),
            ],
            ignoreOrder: true);
    }

    [Fact]
    public async Task ListDueAsync_AnItemWrittenAgain_IsDueAsItsLastWriteSays()
    {
        var chore = new Chore { Due = Clock.GetUtcNow() };
        await Storage.WriteAsync("a", chore, Token);
        chore.Due = Clock.GetUtcNow() + TimeSpan.FromHours(1);
        await Storage.WriteAsync("a", chore, Token);
        (await DueAsync()).ShouldBeEmpty();
        chore.Due = Clock.GetUtcNow() - TimeSpan.FromHours(1);
        await Storage.WriteAsync("a", chore, Token);
        (await DueAsync()).ShouldBe([new DueKey("a", Clock.GetUtcNow() - TimeSpan.FromHours(1))]);
        chore.Due = null;
        await Storage.WriteAsync("a", chore, Token);
        (await DueAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task ListDueAsync_WhatAFailedWriteSays_IsNotHeard()
    {
        await Storage.WriteAsync("a", new Chore { Due = null }, Token);
        await Should.ThrowAsync<ETagConflictException>(() => Storage.WriteAsync("a", new Chore { Due = Clock.GetUtcNow() }, Token));
        (await DueAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task ListDueAsync_AnItemThatWasDeletedOrHasExpired_IsNotInIt()
    {
        await Storage.WriteAsync("deleted", new Chore { Due = Clock.GetUtcNow() }, Token);
        await Storage.WriteAsync("expired", new Chore { Due = Clock.GetUtcNow(), TimeToLive = TimeSpan.FromHours(1) }, Token);
        (await DueAsync()).Count.ShouldBe(2);
        await Storage.DeleteAsync(["deleted"], Token);
        Clock.Advance(TimeSpan.FromHours(1));
        (await DueAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task ListDueAsync_MoreThanAPage_AreAllThereOnceThoughTheyAreWrittenMeanwhile()
    {
        const int Many = 2500;
        for (var i = 0; i < Many; i += 100)
        {
            await Storage.WriteAsync(
                Enumerable.Range(i, 100).ToDictionary(n => $"chore {n}", n => (object)new Chore { Due = Clock.GetUtcNow() - TimeSpan.FromSeconds(n / 50), ETag = null }),
                Token);
        }

        var listed = new List<string>();
        await foreach (var due in Storage.ListDueAsync(Clock.GetUtcNow(), Token))
        {
            listed.Add(due.Key);
            if (listed.Count % 100 == 0)
            {
                await Storage.WriteAsync(due.Key, new Chore { Due = null, ETag = null }, Token);
            }
        }

        listed.ShouldBe(Enumerable.Range(0, Many).Select(n => $"chore {n}"), ignoreOrder: true);
    }

    protected async Task<List<DueKey>> DueAsync()
    {
        var due = new List<DueKey>();
        await foreach (var item in Storage.ListDueAsync(Clock.GetUtcNow(), Token))
        {
            due.Add(item);
        }

        return due;
    }

    protected Task<Note?> ReadAsync(string key) => Storage.ReadAsync(key, NotesJson.Default.Note, Token);

    public sealed class Note : IStoreItem
    {
        public required string Text { get; set; }

        [JsonIgnore]
        public string? ETag { get; set; } = BotFramework.ETag.Absent;
    }

    public sealed class Draft : IStoreItem, IExpiringItem
    {
        [JsonIgnore]
        public TimeSpan? TimeToLive => TimeSpan.FromDays(1);

        [JsonIgnore]
        public string? ETag { get; set; } = BotFramework.ETag.Absent;
    }

    public sealed class Chore : IStoreItem, IDueItem, IExpiringItem
    {
        public required DateTimeOffset? Due { get; set; }

        [JsonIgnore]
        public TimeSpan? TimeToLive { get; init; }

        [JsonIgnore]
        public string? ETag { get; set; } = BotFramework.ETag.Absent;
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Note))]
    [JsonSerializable(typeof(Draft))]
    [JsonSerializable(typeof(Chore))]
    protected sealed partial class NotesJson : JsonSerializerContext;
}
