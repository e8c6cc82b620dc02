using System.Text.Json;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using PoreRoutine.Bot.Storage;

namespace PoreRoutine.Bot.Content.Cloud;

/// <summary>
/// The blob container that holds the content: <c>versions/NAME.zip</c>, never changed once written; <c>recognizers/NAME</c>, named by what
/// they were trained on; and <c>current</c>, which says which version is in force. Thread-safe; processes share it.
/// </summary>
/// <param name="container">The container.</param>
internal sealed class ContentContainer(BlobContainerClient container)
{
    /// <summary>How many versions are kept, so that there is a way back.</summary>
    public const int KeptVersions = 10;

    /// <summary>How many recognisers are kept, 60 MB each: those of other contents, and of a program that is being replaced.</summary>
    public const int KeptRecognizers = 3;

    /// <summary>How often a request is tried again: for six seconds where nobody answers.</summary>
    private const int Retries = 3;

    private const string Current = "current";
    private const string Versions = "versions/";
    private const string Recognizers = "recognizers/";

    /// <summary>In pieces that a slow line carries in time.</summary>
    private static readonly StorageTransferOptions s_pieces = new() { InitialTransferSize = 1 << 20, MaximumTransferSize = 1 << 20, MaximumConcurrency = 4 };

    /// <summary>Opens a container of an account. Nothing is asked of the account yet.</summary>
    public static ContentContainer Open(StorageSettings storage, string name)
    {
        var options = new BlobClientOptions { Retry = { MaxRetries = Retries } };
        var account = storage.ConnectionString is { } connection ? new BlobServiceClient(connection, options) : new BlobServiceClient(storage.ServiceUri, storage.Credential, options);
        return new ContentContainer(account.GetBlobContainerClient(name));
    }

    /// <summary>Its name.</summary>
    public string Name => container.Name;

    /// <summary>Creates the container unless it is there.</summary>
    public Task CreateAsync(CancellationToken cancellationToken) => container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);

    /// <summary>Says which version is in force.</summary>
    /// <param name="known">What was in force when asked before; null if nothing was.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns><paramref name="known"/> itself if nothing has changed since; null if no version was ever pushed.</returns>
    /// <exception cref="InvalidDataException">Something else than a push has written there.</exception>
    public async Task<ContentPointer?> FindCurrentAsync(ContentPointer? known, CancellationToken cancellationToken)
    {
        var conditions = known is null ? null : new BlobRequestConditions { IfNoneMatch = known.ETag };
        try
        {
            // As a stream: only this way "not modified" is no exception.
            var response = await container.GetBlobClient(Current).DownloadStreamingAsync(new BlobDownloadOptions { Conditions = conditions }, cancellationToken);
            if (!response.HasValue)
            {
                return known;
            }

            using var blob = response.Value;
            return await JsonSerializer.DeserializeAsync(blob.Content, ContentPointerJson.Default.ContentPointer, cancellationToken) is { } pointer
                ? pointer with { ETag = blob.Details.ETag }
                : throw new JsonException();
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"The blob '{Current}' in the container '{Name}' is not what a push writes: delete it and push again.", exception);
        }
    }

    /// <summary>Puts a version in force, if no other was since.</summary>
    /// <param name="next">The version.</param>
    /// <param name="known">What was in force when the push began; null if nothing was.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>False if another push came first: then nothing has changed.</returns>
    public async Task<bool> PointAsync(ContentPointer next, ContentPointer? known, CancellationToken cancellationToken)
    {
        var conditions = known is null ? new BlobRequestConditions { IfNoneMatch = ETag.All } : new BlobRequestConditions { IfMatch = known.ETag };
        try
        {
            var json = BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(next, ContentPointerJson.Default.ContentPointer));
            await container.GetBlobClient(Current).UploadAsync(json, new BlobUploadOptions { Conditions = conditions, HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" } }, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status is 409 or 412)
        {
            // Or it was this very write, whose answer was lost on its way, so that the client library sent it again.
            return (await FindCurrentAsync(null, cancellationToken))?.Version == next.Version;
        }
    }

    /// <summary>The archive of a version.</summary>
    /// <exception cref="InvalidDataException">It is larger than any archive is.</exception>
    public async Task<BinaryData> DownloadAsync(string version, CancellationToken cancellationToken)
    {
        using var blob = (await VersionBlob(version).DownloadStreamingAsync(cancellationToken: cancellationToken)).Value;
        return blob.Details.ContentLength <= ContentArchive.MostBytes
            ? await BinaryData.FromStreamAsync(blob.Content, cancellationToken)
            : throw new InvalidDataException($"The archive of version {version} has {blob.Details.ContentLength} bytes, which no push writes.");
    }

    /// <summary>Writes the archive of a version. One of this name is of the same second and has the same files: it stays.</summary>
    public Task UploadAsync(string version, ContentArchive archive, CancellationToken cancellationToken) =>
        CreateAsync(VersionBlob(version), archive.Zip.ToStream(), new BlobUploadOptions { TransferOptions = s_pieces, HttpHeaders = new BlobHttpHeaders { ContentType = "application/zip" } }, cancellationToken);

    /// <summary>Brings a recogniser into a file, in one stroke.</summary>
    /// <returns>False if there is none of this name.</returns>
    public async Task<bool> DownloadRecognizerAsync(string file, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var unfinished = $"{file}.unfinished";
        try
        {
            using (await RecognizerBlob(file).DownloadToAsync(unfinished, new BlobDownloadToOptions { TransferOptions = s_pieces }, cancellationToken))
            {
                File.Move(unfinished, file, overwrite: true);
                return true;
            }
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return false;
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Says whether there is a recogniser of a file's name, and if so marks it as used.</summary>
    public async Task<bool> UseRecognizerAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            await RecognizerBlob(file).SetMetadataAsync(new Dictionary<string, string>(StringComparer.Ordinal), cancellationToken: cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return false;
        }
    }

    /// <summary>Writes a recogniser under its file's name.</summary>
    /// <param name="file">Where it is on this machine.</param>
    /// <param name="progress">Told how many bytes are sent; null if nobody asks.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task UploadRecognizerAsync(string file, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        await CreateAsync(RecognizerBlob(file), stream, new BlobUploadOptions { TransferOptions = s_pieces, ProgressHandler = progress }, cancellationToken);
    }

    /// <summary>Deletes what is more than the last <see cref="KeptVersions"/> and <see cref="KeptRecognizers"/>, by the account's clock.</summary>
    public async Task PruneAsync(CancellationToken cancellationToken)
    {
        foreach (var (prefix, kept) in new[] { (Versions, KeptVersions), (Recognizers, KeptRecognizers) })
        {
            var blobs = new List<BlobItem>();
            await foreach (var blob in container.GetBlobsAsync(new GetBlobsOptions { Prefix = prefix }, cancellationToken))
            {
                blobs.Add(blob);
            }

            foreach (var old in blobs.OrderByDescending(blob => blob.Properties.LastModified).ThenByDescending(blob => blob.Name, StringComparer.Ordinal).Skip(kept))
            {
                await container.GetBlobClient(old.Name).DeleteIfExistsAsync(cancellationToken: cancellationToken);
            }
        }
    }

    private static async Task CreateAsync(BlobClient blob, Stream content, BlobUploadOptions options, CancellationToken cancellationToken)
    {
        options.Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All };
        try
        {
            await blob.UploadAsync(content, options, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status is 409 or 412)
        {
            // It is there: another has just written the same, or this write's answer was lost on its way.
        }
    }

    private BlobClient VersionBlob(string version) => container.GetBlobClient($"{Versions}{version}.zip");

    private BlobClient RecognizerBlob(string file) => container.GetBlobClient(Recognizers + Path.GetFileName(file));
}
