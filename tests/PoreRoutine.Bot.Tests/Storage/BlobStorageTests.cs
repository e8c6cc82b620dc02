using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using BotFramework;
using PoreRoutine.Bot.Storage;
using PoreRoutine.Bot.Tests.Storage.Azurite;

namespace PoreRoutine.Bot.Tests.Storage;

public sealed class BlobStorageTests(AzuriteFixture azurite) : StorageContract, IAsyncLifetime
{
    private BlobContainerClient _container = null!;
    private BlobStorage _storage = null!;

    protected override IDueStorage Storage => _storage;

    public async ValueTask InitializeAsync()
    {
        _container = new BlobContainerClient(await azurite.StartedAsync(), $"c{Guid.NewGuid():N}");
        _storage = new BlobStorage(_container, Options, Clock);
        await _storage.InitializeAsync(Token);
    }

    public async ValueTask DisposeAsync() => await _container.DeleteAsync(cancellationToken: CancellationToken.None);

    [Fact]
    public async Task InitializeAsync_BySeveralAtOnceOrAgain_KeepsWhatIsThere()
    {
        await _storage.WriteAsync("a", new Note { Text = "kept" }, Token);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => new BlobStorage(_container, Options, Clock).InitializeAsync(Token)));
        (await ReadAsync("a"))!.Text.ShouldBe("kept");
        var fresh = new BlobContainerClient(await azurite.StartedAsync(), $"c{Guid.NewGuid():N}");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => new BlobStorage(fresh, Options, Clock).InitializeAsync(Token)));
        (await fresh.ExistsAsync(Token)).Value.ShouldBeTrue();
        await fresh.DeleteAsync(cancellationToken: Token);
    }

    [Fact]
    public async Task WriteAsync_OneConflictAmongMany_WritesThoseBeforeItAndNoneAfter()
    {
        await _storage.WriteAsync("taken", new Note { Text = "kept" }, Token);
        var before = new Note { Text = "before" };
        var conflict = await Should.ThrowAsync<ETagConflictException>(() => _storage.WriteAsync(
            new Dictionary<string, object> { ["before"] = before, ["taken"] = new Note { Text = "lost" }, ["after"] = new Note { Text = "lost" } },
            Token));
        conflict.Key.ShouldBe("taken");
        (await ReadAsync("before"))!.ETag.ShouldBe(before.ETag);
        (await ReadAsync("taken"))!.Text.ShouldBe("kept");
        (await ReadAsync("after")).ShouldBeNull();
    }

    [Fact]
    public async Task WriteAsync_TheAnswerIsLostAndTheRequestSentAgain_IsNoConflictWithItself()
    {
        using var handler = new LossyHandler();
        using var transport = new HttpClientTransport(handler);
        var lossy = new BlobStorage(
            new BlobContainerClient(await azurite.StartedAsync(), _container.Name, new BlobClientOptions { Transport = transport, Retry = { Delay = TimeSpan.FromMilliseconds(10) } }),
            Options,
            Clock);
        var note = new Note { Text = "first" };
        handler.LoseNext();
        await lossy.WriteAsync("a", note, Token);
        note.Text = "second";
        handler.LoseNext();
        await lossy.WriteAsync("a", note, Token);
        handler.Lost.ShouldBe(2);
        var stored = (await ReadAsync("a")).ShouldNotBeNull();
        stored.Text.ShouldBe("second");
        stored.ETag.ShouldBe(note.ETag);
    }

    [Fact]
    public async Task ListDueAsync_TakesExpiredItemsOutOfTheContainer()
    {
        await _storage.WriteAsync(Enumerable.Range(0, 20).ToDictionary(i => $"draft{i}", _ => (object)new Draft()), Token);
        await _storage.WriteAsync("kept", new Note { Text = "kept" }, Token);
        Clock.Advance(TimeSpan.FromDays(2));
        (await DueAsync()).ShouldBeEmpty();
        var left = new List<string>();
        await foreach (var blob in _container.GetBlobsAsync(new GetBlobsOptions(), Token))
        {
            left.Add(blob.Name);
        }

        left.ShouldBe(["kept"]);
    }

    [Fact]
    public async Task ReadAsync_TheContainerIsGone_FailsInPlaceOfFindingNothing()
    {
        var storage = new BlobStorage(new BlobContainerClient(await azurite.StartedAsync(), $"c{Guid.NewGuid():N}"), Options, Clock);
        await Should.ThrowAsync<Azure.RequestFailedException>(() => storage.ReadAsync(["a"], Token));
    }

    [Fact]
    public async Task WriteAsync_KeysOfTheGreatestLength_AreKept_LongerOnesRefused()
    {
        var longest = new string('x', 1024);
        await _storage.WriteAsync(longest, new Note { Text = "long" }, Token);
        (await ReadAsync(longest))!.Text.ShouldBe("long");
        await Should.ThrowAsync<ArgumentException>(() => _storage.WriteAsync(longest + "x", new Note { Text = "longer" }, Token));
    }
}
