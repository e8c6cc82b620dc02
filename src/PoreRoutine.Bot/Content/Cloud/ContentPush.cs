using System.Globalization;
using Azure;
using PoreRoutine.Bot.Commands;
using PoreRoutine.Knowledge;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Content.Cloud;

/// <summary>
/// Brings content into its container, all or nothing: recogniser and archive first, under names that nobody reads yet, and in the end one
/// conditional write that puts them in force. A push that ends before it has changed nothing for the instances.
/// </summary>
/// <param name="container">Where to; made if it is not there.</param>
/// <param name="recognizers">Has the recogniser, or trains it.</param>
/// <param name="clock">Names versions.</param>
/// <param name="output">Told what is done.</param>
internal sealed class ContentPush(ContentContainer container, RecognizerStore recognizers, TimeProvider clock, TextWriter output)
{
    /// <summary>Pushes what is in the folders, which were checked.</summary>
    /// <returns>Why nothing has changed; empty if the content is in force, now or since before.</returns>
    /// <exception cref="InvalidDataException">There is too much in the folders, or something strange in the container.</exception>
    public async Task<IReadOnlyList<string>> RunAsync(string seedsFolder, string dialogsFolder, CancellationToken cancellationToken)
    {
        // What is pushed is checked, not what it was made from: a file may be saved meanwhile.
        var archive = ContentArchive.Pack(seedsFolder, dialogsFolder);
        var packed = Read(archive);
        if (!packed.IsSound)
        {
            return [.. packed.Faults.Select(fault => fault.ToString())];
        }

        await container.CreateAsync(cancellationToken);
        var current = await container.FindCurrentAsync(null, cancellationToken);
        await PushRecognizerAsync(packed.Content, cancellationToken);
        if (current?.Hash == archive.Hash)
        {
            output.WriteLine($"This content is in force already, as version {Describe(current)}.");
            return [];
        }

        var now = clock.GetUtcNow();
        var next = new ContentPointer { Version = Invariant($"{now:yyyyMMdd-HHmmss}-{archive.Hash[..8]}"), Hash = archive.Hash, Files = archive.Files, Pushed = now };
        await container.UploadAsync(next.Version, archive, cancellationToken);
        if (!await container.PointAsync(next, current, cancellationToken))
        {
            var other = await container.FindCurrentAsync(null, cancellationToken);
            return [$"Another push came first{(other is null ? "" : $", with version {Describe(other)}")}: see whether it lacks what yours has, and push again."];
        }

        output.WriteLine($"In force: version {Describe(next)}, {(archive.Zip.Length + 1023) / 1024} KB. Instances take it within half a minute.");
        await PruneAsync(cancellationToken);
        return [];
    }

    private static ContentResult<ContentFiles> Read(ContentArchive archive)
    {
        var folder = Directory.CreateTempSubdirectory("pore-routine-content-");
        try
        {
            ContentArchive.Unpack(archive.Zip, archive.Hash, folder.FullName);
            var (seeds, dialogs) = ContentArchive.FoldersIn(folder.FullName);
            return ContentReader.ReadFiles(seeds, dialogs);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Describe(ContentPointer pointer) => Invariant($"{pointer.Version} ({pointer.Files} files, pushed at {pointer.Pushed:yyyy-MM-dd HH:mm:ss} UTC)");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>Instances need not train then; those of a program that trains otherwise find none of their name, and train.</summary>
    private async Task PushRecognizerAsync(ContentFiles content, CancellationToken cancellationToken)
    {
        if (await container.UseRecognizerAsync(RecognizerFiles.Kept(recognizers, content), cancellationToken))
        {
            return;
        }

        recognizers.Find(content.Routine, content.Utterances, TrainingProgress.To(output));
        if (RecognizerFiles.Find(recognizers, content) is { } file)
        {
            await container.UploadRecognizerAsync(file, new UploadProgress(new FileInfo(file).Length, output), cancellationToken);
        }
        else
        {
            output.WriteLine("The recogniser could not be kept on this machine, so each instance has to train it: see whether the rights and the room for data/recognizer allow it.");
        }
    }

    private async Task PruneAsync(CancellationToken cancellationToken)
    {
        try
        {
            await container.PruneAsync(cancellationToken);
        }
        catch (RequestFailedException exception)
        {
            output.WriteLine($"Old versions could not be deleted, the next push tries again: {exception.Message.Split('\n')[0]}");
        }
    }
}
