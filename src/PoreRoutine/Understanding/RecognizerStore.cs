using System.Reflection;
using System.Security.Cryptography;
using PoreRoutine.Knowledge;
using PoreRoutine.Understanding.Encoding;

namespace PoreRoutine.Understanding;

/// <summary>
/// Gives recognisers: those that were trained before from files, named by a hash of what they were trained on, others by training them.
/// A file that is not what was written (cut short, damaged, another's) counts as none. Thread-safe; many processes may share the folders.
/// </summary>
/// <param name="encoderFolder">Where the encoder's weights are.</param>
/// <param name="shippedFolder">Where a recogniser may lie that was trained when the program was built.</param>
/// <param name="cacheFolder">Where those are kept that are trained later; made when needed.</param>
public sealed class RecognizerStore(string encoderFolder, string shippedFolder, string cacheFolder)
{
    private const string Extension = ".recognizer";
    private const string MeaningsFile = "meanings.bin";
    private const string UnfinishedExtension = ".unfinished";

    /// <summary>Hashes of the sources, put in by the build: what an older program made, by other sources, is not taken.</summary>
    private static readonly string trainingVersion = Version("TrainingVersion");
    private static readonly string encodingVersion = Version("EncodingVersion");

    private readonly Lazy<SentenceEncoder> encoder = new(() => SentenceEncoder.Load(encoderFolder));

    /// <summary>The store of the running program: weights and shipped recogniser beside it.</summary>
    /// <param name="cacheFolder">Where recognisers are kept that are trained later.</param>
    public static RecognizerStore OfProgram(string cacheFolder) => new(ProgramFolder("encoder"), ProgramFolder("recognizer"), cacheFolder);

    /// <summary>The store that fills a folder to be shipped: what is beside the program already does not count.</summary>
    /// <param name="folder">Where the recogniser goes.</param>
    public static RecognizerStore ToShip(string folder) => new(ProgramFolder("encoder"), folder, folder);

    /// <summary>Where the recogniser for this content is kept, once it was trained.</summary>
    /// <param name="content">Says which labels are topics.</param>
    /// <param name="utterances">At least one.</param>
    public string FileOf(RoutineContent content, IReadOnlyList<Utterance> utterances) => Path.Combine(cacheFolder, Name(content, utterances));

    /// <summary>What gives texts their meanings; loaded when first asked for.</summary>
    /// <exception cref="IOException">The weights cannot be read.</exception>
    public SentenceEncoder Encoder => encoder.Value;

    /// <summary>The recogniser for this content: at once if it was trained before, else after a minute.</summary>
    /// <param name="content">Says which labels are topics.</param>
    /// <param name="utterances">At least one.</param>
    /// <param name="progress">Told how much of a training is done, from 0 to 1, by any thread; not called if there is none.</param>
    /// <exception cref="IOException">The encoder's weights cannot be read.</exception>
    /// <exception cref="InvalidDataException">The encoder's weights are damaged.</exception>
    public Recognizer Find(RoutineContent content, IReadOnlyList<Utterance> utterances, Action<double> progress)
    {
        var hearing = encoder.Value;
        var name = Name(content, utterances);
        foreach (var folder in new[] { shippedFolder, cacheFolder })
        {
            if (ReadFile(Path.Combine(folder, name), trainingVersion, stream => Recognizer.Read(stream, hearing)) is { } known) return known;
        }

        var meaningsFile = Path.Combine(cacheFolder, MeaningsFile);
        var meanings = ReadFile(meaningsFile, encodingVersion, stream => MeaningCache.Read(stream, hearing)) ?? new MeaningCache(hearing, new Dictionary<string, float[]>());
        var trained = Recognizer.Train(content, utterances, hearing, meanings, progress);
        WriteFile(Path.Combine(cacheFolder, name), trainingVersion, trained.Write);
        WriteFile(meaningsFile, encodingVersion, meanings.Write);
        DeleteOthers(name);
        return trained;
    }

    /// <summary>
    /// Those of older contents, and what a killed process left, would only fill the disk. One that cannot be deleted goes the next time. A
    /// process that is just writing loses its file, and has its recogniser in memory all the same.
    /// </summary>
    private void DeleteOthers(string name)
    {
        try
        {
            var others = Directory.EnumerateFiles(cacheFolder, "*" + Extension).Where(file => Path.GetFileName(file) != name);
            foreach (var other in others.Concat(Directory.EnumerateFiles(cacheFolder, "*" + UnfinishedExtension))) File.Delete(other);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }

    private static string Name(RoutineContent content, IReadOnlyList<Utterance> utterances)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(trainingVersion));
        foreach (var line in Recognizer.Lines(content, utterances)) hash.AppendData(System.Text.Encoding.UTF8.GetBytes($"\n{line.Label}\t{line.Text}"));
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16)) + Extension;
    }

    /// <summary>What a file holds; null if there is none, or it is not what was written under this name by this version.</summary>
    private static T? ReadFile<T>(string file, string version, Func<Stream, T> read)
        where T : class
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16);
            var seal = new byte[HMACSHA256.HashSizeInBytes];
            stream.ReadExactly(seal);
            if (!Seal(file, version, stream).AsSpan().SequenceEqual(seal)) return null;
            stream.Position = seal.Length;
            return read(stream);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Writes a file in one stroke. That there is no room for it, or no right, only means to train again next time.</summary>
    private static void WriteFile(string file, string version, Action<Stream> write)
    {
        var unfinished = $"{file}.{Guid.NewGuid():N}{UnfinishedExtension}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            using (var stream = new FileStream(unfinished, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                stream.Position = HMACSHA256.HashSizeInBytes;
                write(stream);
                stream.Position = HMACSHA256.HashSizeInBytes;
                var seal = Seal(file, version, stream);
                stream.Position = 0;
                stream.Write(seal);
            }

            File.Move(unfinished, file, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }

    /// <summary>A hash of what follows in the stream, of the file's name and of the version.</summary>
    private static byte[] Seal(string file, string version, Stream stream) =>
        HMACSHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{Path.GetFileName(file)} {version}"), stream);

    private static string ProgramFolder(string name) => Path.Combine(AppContext.BaseDirectory, name);

    private static string Version(string name) =>
        typeof(RecognizerStore).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == name).Value!;
}
