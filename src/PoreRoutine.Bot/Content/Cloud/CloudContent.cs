using PoreRoutine.Bot.Storage;
using PoreRoutine.Knowledge;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Content.Cloud;

/// <summary>
/// What an instance takes from the content's container: versions, and recognisers so that it need not train. It writes nowhere but into a
/// folder of its own for temporary files, as an app's own files are read-only in Azure.
/// </summary>
/// <param name="container">The container.</param>
internal sealed class CloudContent(ContentContainer container) : IDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pore-routine-content-");
    private RecognizerStore? _recognizers;

    /// <summary>The container's name.</summary>
    public string Name => container.Name;

    /// <summary>Recognisers for what comes from the container.</summary>
    public RecognizerStore Recognizers => _recognizers ??= RecognizerStore.OfProgram(Path.Combine(_folder.FullName, "recognizer"));

    /// <summary>The version that was looked at last; null if there was none yet.</summary>
    public ContentPointer? Seen { get; set; }

    /// <summary>The version in force; null if it is not the container's content that is.</summary>
    public ContentPointer? Taken { get; set; }

    /// <summary>Why <see cref="StartAsync"/> did not take the version that it saw.</summary>
    public IReadOnlyList<string> Faults { get; private set; } = [];

    /// <summary>Reads the version in force, with its recogniser, which may have to be trained. A container that does not answer is waited for.</summary>
    /// <param name="errors">Told that it does not answer.</param>
    /// <param name="progress">Told how much of a training is done.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null if there is none, or none that this program can read.</returns>
    public async Task<BotContent?> StartAsync(TextWriter errors, Action<double> progress, CancellationToken cancellationToken)
    {
        for (var told = false; ; told = true)
        {
            try
            {
                Seen = await container.FindCurrentAsync(null, cancellationToken);
                if (Seen is null)
                {
                    return null;
                }

                var read = await ReadAsync(Seen, cancellationToken);
                Faults = [.. read.Faults.Select(fault => fault.ToString())];
                if (!read.IsSound)
                {
                    return null;
                }

                var content = new BotContent(read.Content, Recognizers.Find(read.Content.Routine, read.Content.Utterances, progress));
                Taken = Seen;
                return content;
            }
            catch (InvalidDataException exception)
            {
                Faults = [exception.Message];
                return null;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested && StoresInitializer.IsSilence(exception))
            {
                if (!told)
                {
                    errors.WriteLine($"The container '{Name}' does not answer; trying again before the service starts: {exception.Message.Split('\n')[0]}");
                }

                await Task.Delay(s_pause, cancellationToken);
            }
        }
    }

    /// <summary>Says which version is in force now.</summary>
    /// <returns><see cref="Seen"/> itself if that has not changed; null if there is none.</returns>
    public Task<ContentPointer?> FindCurrentAsync(CancellationToken cancellationToken) => container.FindCurrentAsync(Seen, cancellationToken);

    /// <summary>Reads a version, and brings the recogniser that was trained on it, if somebody did with this program's sources.</summary>
    /// <exception cref="InvalidDataException">It is not what was pushed.</exception>
    public async Task<ContentResult<ContentFiles>> ReadAsync(ContentPointer version, CancellationToken cancellationToken)
    {
        var zip = await container.DownloadAsync(version.Version, cancellationToken);
        var folder = _folder.CreateSubdirectory("version");
        ContentResult<ContentFiles> read;
        try
        {
            ContentArchive.Unpack(zip, version.Hash, folder.FullName);
            var (seeds, dialogs) = ContentArchive.FoldersIn(folder.FullName);
            read = ContentReader.ReadFiles(seeds, dialogs);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        if (read.IsSound && RecognizerFiles.Find(Recognizers, read.Content) is null)
        {
            await container.DownloadRecognizerAsync(RecognizerFiles.Kept(Recognizers, read.Content), cancellationToken);
        }

        return read;
    }

    /// <summary>Gives the recogniser that this instance had to train to those that need it after it. On this machine nothing of it stays.</summary>
    /// <returns>Whether it gave any.</returns>
    public async Task<bool> ShareRecognizerAsync(ContentFiles content, CancellationToken cancellationToken)
    {
        var file = RecognizerFiles.Kept(Recognizers, content);
        if (!File.Exists(file))
        {
            return false;
        }

        var isNew = !await container.UseRecognizerAsync(file, cancellationToken);
        if (isNew)
        {
            await container.UploadRecognizerAsync(file, null, cancellationToken);
        }

        File.Delete(file);
        return isNew;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A training that nobody waits for may be writing there. Temporary files are the system's to clear in the end.
        }
    }
}
