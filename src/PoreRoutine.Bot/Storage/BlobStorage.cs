using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using BotFramework;
using ETag = Azure.ETag;
using Expected = BotFramework.ETag;

namespace PoreRoutine.Bot.Storage;

/// <summary>
/// Items in a container of Azure Blob Storage, a blob each. When an item is due and when it expires is its blob's metadata, written with it. There
/// are no transactions: of several items those before the first that fails are written. Thread-safe; processes share a container.
/// </summary>
/// <param name="container">The container; see <see cref="InitializeAsync"/>.</param>
/// <param name="options">JSON options that know the types of the items.</param>
/// <param name="timeProvider">Says when items expire; null for the machine's clock.</param>
internal sealed class BlobStorage(BlobContainerClient container, JsonSerializerOptions options, TimeProvider? timeProvider = null) : IDueStorage
{
    private const string Due = "due";
    private const string Expires = "expires";

    /// <summary>Names the call that wrote a version.</summary>
    private const string Write = "write";

    /// <summary>How many expired items are taken out at once.</summary>
    private const int DeletedAtOnce = 8;

    private readonly TimeProvider _clock = timeProvider ?? TimeProvider.System;

    /// <summary>Creates the container unless it is there. Several processes may do so at once.</summary>
    public Task InitializeAsync(CancellationToken cancellationToken) => container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);

    /// <inheritdoc/>
    public async Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        var items = await Task.WhenAll(keys.Distinct(StringComparer.Ordinal).Select(async key => (Key: key, Item: await ReadChangedAsync(key, null, cancellationToken))));
        return items.Where(item => item.Item is not null).ToDictionary(item => item.Key, item => item.Item!, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public async Task<object?> ReadChangedAsync(string key, string? eTag, CancellationToken cancellationToken = default)
    {
        // As a stream: only this way "not modified" is no exception.
        var conditions = eTag is null or Expected.Absent ? null : new BlobRequestConditions { IfNoneMatch = BlobVersion.Parse(eTag).ETag };
        try
        {
            var response = await BlobOf(key).DownloadStreamingAsync(new BlobDownloadOptions { Conditions = conditions }, cancellationToken);
            if (!response.HasValue)
            {
                return null;
            }

            using var blob = response.Value;
            var version = VersionOf(blob.Details.ETag, blob.Details.Metadata);
            return version.IsAlive(Now) ? new StoredJson((await BinaryData.FromStreamAsync(blob.Content, cancellationToken)).ToMemory(), version.ToString()) : null;
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        // All of them before the first is sent: one that is no JSON is to stop all.
        var writes = changes.Select(change => (change.Key, Blob: BlobOf(change.Key), Item: change.Value, Body: ToJson(change.Value))).ToList();
        foreach (var (key, blob, item, body) in writes)
        {
            var version = await WriteAsync(key, blob, item, body, cancellationToken);
            (item as IStoreItem)?.ETag = version.ToString();
        }
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) =>
        Task.WhenAll(keys.Select(key => BlobOf(key).DeleteIfExistsAsync(cancellationToken: cancellationToken)));

    /// <inheritdoc/>
    public async IAsyncEnumerable<DueKey> ListDueAsync(DateTimeOffset until, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var last = until.ToUnixTimeMilliseconds();
        await foreach (var page in container.GetBlobsAsync(new GetBlobsOptions { Traits = BlobTraits.Metadata }, cancellationToken).AsPages())
        {
            var expired = page.Values.Where(blob => !VersionOf(blob.Properties.ETag!.Value, blob.Metadata).IsAlive(Now)).ToList();
            foreach (var blob in page.Values.Except(expired))
            {
                if (Number(blob.Metadata, Due) is { } due && due <= last)
                {
                    yield return new DueKey(BlobNames.ToKey(blob.Name), DateTimeOffset.FromUnixTimeMilliseconds(due));
                }
            }

            // Whoever lists sees them all: nothing else has to look for them.
            await Parallel.ForEachAsync(
                expired,
                new ParallelOptions { MaxDegreeOfParallelism = DeletedAtOnce, CancellationToken = cancellationToken },
                async (blob, token) => await DeleteAsync(blob, token));
        }
    }

    /// <summary>Lists the keys of all items, in no order, expired ones among them.</summary>
    public async IAsyncEnumerable<string> ListKeysAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var blob in container.GetBlobsAsync(cancellationToken: cancellationToken))
        {
            yield return BlobNames.ToKey(blob.Name);
        }
    }

    private static BlobVersion VersionOf(ETag eTag, IDictionary<string, string> metadata) => new(eTag, Number(metadata, Expires));

    private static long? Number(IDictionary<string, string> metadata, string name) =>
        metadata.TryGetValue(name, out var text) ? long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : null;

    /// <summary>Seconds since 1970, as the metadata has them.</summary>
    private long Now => _clock.GetUtcNow().ToUnixTimeSeconds();

    private BlobClient BlobOf(string key) => container.GetBlobClient(BlobNames.OfKey(key));

    private BinaryData ToJson(object item) => new(JsonSerializer.SerializeToUtf8Bytes(item, options.GetTypeInfo(item.GetType())));

    private async Task<BlobVersion> WriteAsync(string key, BlobClient blob, object item, BinaryData body, CancellationToken cancellationToken)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [Write] = Guid.CreateVersion7().ToString("N") };
        if ((item as IDueItem)?.Due is { } due)
        {
            metadata[Due] = due.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        }

        if ((item as IExpiringItem)?.TimeToLive is { } timeToLive)
        {
            metadata[Expires] = (Now + (long)timeToLive.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        var expected = (item as IStoreItem)?.ETag;
        var conditions = expected switch
        {
            null or Expected.Any => null,
            Expected.Absent => new BlobRequestConditions { IfNoneMatch = ETag.All },
            _ when BlobVersion.Parse(expected) is var version && version.IsAlive(Now) => new BlobRequestConditions { IfMatch = version.ETag },
            _ => throw new ETagConflictException(key),
        };
        while (true)
        {
            try
            {
                var response = await blob.UploadAsync(body, new BlobUploadOptions { Conditions = conditions, Metadata = metadata, HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" } }, cancellationToken);
                return VersionOf(response.Value.ETag, metadata);
            }
            catch (RequestFailedException exception) when (conditions is not null && IsConflict(exception))
            {
                var stored = await FindAsync(blob, cancellationToken);
                if (stored?.Metadata.TryGetValue(Write, out var write) == true && write == metadata[Write])
                {
                    // This very write, whose answer was lost on its way, so that the client library sent it again.
                    return VersionOf(stored.ETag, metadata);
                }

                var isThere = stored is not null && VersionOf(stored.ETag, stored.Metadata).IsAlive(Now);
                if (expected != Expected.Absent || isThere)
                {
                    throw new ETagConflictException(key, exception);
                }

                // What is in the way has expired, or is gone.
                conditions = stored is null ? new BlobRequestConditions { IfNoneMatch = ETag.All } : new BlobRequestConditions { IfMatch = stored.ETag };
            }
        }
    }

    private static bool IsConflict(RequestFailedException exception) =>
        exception.ErrorCode is { } code && (code == BlobErrorCode.BlobAlreadyExists || code == BlobErrorCode.ConditionNotMet || code == BlobErrorCode.BlobNotFound);

    private static async Task<BlobProperties?> FindAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            return await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Deletes an expired blob unless it was written since it was listed.</summary>
    private async Task DeleteAsync(BlobItem expired, CancellationToken cancellationToken)
    {
        try
        {
            await container.GetBlobClient(expired.Name).DeleteIfExistsAsync(conditions: new BlobRequestConditions { IfMatch = expired.Properties.ETag }, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.ConditionNotMet)
        {
            // It was written: it lives on.
        }
    }
}
