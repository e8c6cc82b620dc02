using Azure.Storage.Blobs;
using PoreRoutine.Bot.Storage;
using PoreRoutine.Bot.Tests.Storage.Azurite;

namespace BotFramework.Tests.Turns;

/// <summary>Where the turns of one test are stored: in a container of its own. The framework's tests, which run on it here, have another of this name.</summary>
internal sealed class TestStore : IAsyncDisposable
{
    private readonly BlobContainerClient _container;

    private TestStore(BlobContainerClient container, BlobStorage storage) => (_container, Storage) = (container, storage);

    public IDueStorage Storage { get; }

    /// <summary>A store that is empty.</summary>
    /// <param name="clock">Says when items expire.</param>
    public static async Task<TestStore> OpenAsync(TimeProvider clock)
    {
        var azurite = await TestContext.Current.GetFixture<AzuriteFixture>();
        var container = new BlobContainerClient(await azurite!.StartedAsync(), $"turns{Guid.NewGuid():N}");
        var storage = new BlobStorage(container, BotFrameworkJson.Default, clock);
        await storage.InitializeAsync(TestContext.Current.CancellationToken);
        return new TestStore(container, storage);
    }

    public async ValueTask DisposeAsync() => await _container.DeleteAsync(cancellationToken: CancellationToken.None);
}
