using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using PoreRoutine.Bot.Reminders;
using PoreRoutine.Bot.Storage;
using PoreRoutine.Bot.Tests.Storage.Azurite;

namespace PoreRoutine.Bot.Tests.Reminders;

/// <summary>A storage account of Azurite's, whose queue takes the test's time for its own.</summary>
internal sealed class AzureRemindedStore : RemindedStore
{
    private readonly string _account;
    private QueueClient? _queue;

    private AzureRemindedStore(string account) => _account = account;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Settings => ["--Storage:Provider=AzureStorage", $"--Storage:ConnectionString={_account}"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<RemindedStore> OpenAsync(AzuriteFixture azurite) => new AzureRemindedStore(await azurite.NewAccountAsync());

    /// <inheritdoc/>
    /// <remarks>With an account a command has the machine's clock, by which the test's evening is long past: what was set aside then, still is.</remarks>
    public override IReadOnlyList<string> CommandSettings(DateTimeOffset now) => Settings;

    /// <inheritdoc/>
    public override void Configure(IServiceCollection services, TimeProvider clock)
    {
        _queue = AzuriteTime.Queue(_account, "wakeups", clock);
        services.AddSingleton<IReminderQueue>(new AzureReminderQueue(_queue, AzureReminderQueue.LongestHidden, NullLogger<AzureReminderQueue>.Instance, clock));
        _queue.CreateIfNotExists(cancellationToken: Token);
    }

    /// <inheritdoc/>
    public override async Task<int> LoseWakeUpsAsync()
    {
        var count = (await _queue!.GetPropertiesAsync(Token)).Value.ApproximateMessagesCount;
        await _queue.ClearMessagesAsync(Token);
        return count;
    }

    /// <inheritdoc/>
    /// <remarks>They are: they run on the test's clock.</remarks>
    public override Task EndPausesAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public override async Task<byte[]> ReplaceAsync(string key, byte[] json)
    {
        var blob = new BlobContainerClient(_account, Stores.Container).GetBlobClient(BlobNames.OfKey(key));
        var before = (await blob.DownloadContentAsync(Token)).Value;
        await blob.UploadAsync(new BinaryData(json), new BlobUploadOptions { Metadata = before.Details.Metadata }, Token);
        return before.Content.ToArray();
    }

    /// <inheritdoc/>
    /// <remarks>Azurite ends with all accounts.</remarks>
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
