using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using BotFramework;
using Microsoft.Data.Sqlite;
using PoreRoutine.Bot.Clock;
using PoreRoutine.Bot.Dialogs;
using PoreRoutine.Bot.Reminders;

namespace PoreRoutine.Bot.Storage;

/// <summary>The two stores of the service, as its settings choose them: items, and wake-ups. Thread-safe; processes share them.</summary>
internal sealed class Stores : IDisposable
{
    /// <summary>The blob container of the items.</summary>
    public const string Container = "pore-routine";

    private const string Queue = "pore-routine-reminders";

    /// <summary>How often a request is tried again, within a few seconds: whoever waits for it has none to spare.</summary>
    private const int Retries = 3;

    private readonly SqliteFile? _file;
    private readonly BlobStorage? _blobs;
    private readonly AzureReminderQueue? _messages;

    /// <summary>Opens the stores. What is in Azure is made by <see cref="InitializeAsync"/>.</summary>
    /// <param name="settings">Say where they are.</param>
    /// <param name="clock">The product's clock: says when reminders are due. It is the machine's unless the stores are on this machine.</param>
    /// <param name="logger">Where the queue's is made.</param>
    /// <exception cref="SqliteException">The file cannot be opened, or is no database.</exception>
    public Stores(StorageSettings settings, ProductClock clock, ILoggerFactory logger)
    {
        if (settings.Provider == StorageProvider.Sqlite)
        {
            _file = new SqliteFile(settings.ConnectionString!);
            (Items, Reminders) = (new SqliteStorage(_file, BotJson.Storage), new SqliteReminderQueue(_file, clock));
        }
        else
        {
            var (blobs, queues) = Open(settings);
            _blobs = new BlobStorage(blobs.GetBlobContainerClient(Container), BotJson.Storage);
            _messages = new AzureReminderQueue(queues.GetQueueClient(Queue), AzureReminderQueue.LongestHidden, logger.CreateLogger<AzureReminderQueue>());
            (Items, Reminders) = (_blobs, _messages);
        }
    }

    /// <summary>Where items are kept.</summary>
    public IDueStorage Items { get; }

    /// <summary>Where wake-ups wait.</summary>
    public IReminderQueue Reminders { get; }

    /// <summary>Whether somebody has made the stores, without making them.</summary>
    public static async Task<bool> ExistAsync(StorageSettings settings, CancellationToken cancellationToken) => settings.Provider == StorageProvider.Sqlite
        ? File.Exists(new SqliteConnectionStringBuilder(settings.ConnectionString).DataSource)
        : await Open(settings).Blobs.GetBlobContainerClient(Container).ExistsAsync(cancellationToken);

    /// <summary>Makes the stores that are not there. Several processes may do so at once.</summary>
    public Task InitializeAsync(CancellationToken cancellationToken) =>
        _blobs is null || _messages is null ? Task.CompletedTask : Task.WhenAll(_blobs.InitializeAsync(cancellationToken), _messages.InitializeAsync(cancellationToken));

    /// <summary>Lists the keys of all items, in no order, expired ones among them; those that are written meanwhile may be in it or not.</summary>
    public IAsyncEnumerable<string> ListKeysAsync(CancellationToken cancellationToken) => _blobs?.ListKeysAsync(cancellationToken) ?? SqliteKeys.ListAsync(_file!, cancellationToken);

    /// <summary>Looks for what a read of an item does not show: whether the file is still where the settings say, or whether the queue answers.</summary>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        _file?.Check();
        await (_messages?.CountAsync(cancellationToken) ?? Task.CompletedTask);
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    private static (BlobServiceClient Blobs, QueueServiceClient Queues) Open(StorageSettings settings)
    {
        var (blobs, queues) = (Bounded(new BlobClientOptions()), Bounded(new QueueClientOptions()));
        if (settings.ConnectionString is { } connection)
        {
            return (new BlobServiceClient(connection, blobs), new QueueServiceClient(connection, queues));
        }

        var credential = settings.Credential;
        return (new BlobServiceClient(settings.ServiceUri, credential, blobs), new QueueServiceClient(settings.QueueServiceUri, credential, queues));
    }

    private static T Bounded<T>(T options)
        where T : ClientOptions
    {
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = Retries;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(2);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(10);
        return options;
    }
}
