using System.Security.Cryptography;
using PoreRoutine.Knowledge;
using PoreRoutine.Understanding.Encoding;

namespace PoreRoutine.Understanding;

/// <summary>
/// Gives recognisers: those that were trained before from files, named by a hash of what they were trained on, others by training them.
/// Thread-safe.
/// </summary>
/// <param name="encoderFolder">Where the encoder's weights are.</param>
/// <param name="shippedFolder">Where a recogniser may lie that was trained when the program was built.</param>
/// <param name="cacheFolder">Where those are kept that are trained later; made when needed.</param>
public sealed class RecognizerStore(string encoderFolder, string shippedFolder, string cacheFolder)
{
    /// <summary>Goes into the hash; raised when training changes, so that no file of an older program is taken.</summary>
    private const string Version = "3";

    private const string Extension = ".recognizer";
    private const string MeaningsFile = "meanings.bin";

    private readonly Lazy<SentenceEncoder> encoder = new(() => SentenceEncoder.Load(encoderFolder));

    /// <summary>The store of the running program: weights and shipped recogniser beside it.</summary>
    /// <param name="cacheFolder">Where recognisers are kept that are trained later.</param>
    public static RecognizerStore OfProgram(string cacheFolder) =>
        new(Path.Combine(AppContext.BaseDirectory, "encoder"), Path.Combine(AppContext.BaseDirectory, "recognizer"), cacheFolder);

    /// <summary>What gives texts their meanings; loaded when first asked for.</summary>
    /// <exception cref="IOException">The weights cannot be read.</exception>
    public SentenceEncoder Encoder => encoder.Value;

    /// <summary>The recogniser for this content: at once if it was trained before, else after a minute.</summary>
    /// <param name="content">Says which labels are topics.</param>
    /// <param name="utterances">At least one.</param>
    /// <param name="progress">Told how much of a training is done, from 0 to 1, by any thread; not called if there is none.</param>
    /// <exception cref="IOException">The encoder's weights cannot be read.</exception>
    public Recognizer Find(RoutineContent content, IReadOnlyList<Utterance> utterances, Action<double> progress)
    {
        var name = $"{Hash(Recognizer.Lines(content, utterances))}{Extension}";
        foreach (var folder in new[] { shippedFolder, cacheFolder })
        {
            if (ReadFile(Path.Combine(folder, name), stream => Recognizer.Read(stream, encoder.Value)) is { } known) return known;
        }

        var meaningsFile = Path.Combine(cacheFolder, MeaningsFile);
        var meanings = ReadFile(meaningsFile, stream => MeaningCache.Read(stream, encoder.Value)) ?? new MeaningCache(encoder.Value, new Dictionary<string, float[]>());
        var trained = Recognizer.Train(content, utterances, encoder.Value, meanings, progress);
        WriteFile(Path.Combine(cacheFolder, name), trained.Write);
        WriteFile(meaningsFile, meanings.Write);
        DeleteOthers(name);
        return trained;
    }

    /// <summary>Those of older contents would only fill the disk. One that cannot be deleted goes the next time.</summary>
    private void DeleteOthers(string name)
    {
        try
        {
            foreach (var other in Directory.EnumerateFiles(cacheFolder, "*" + Extension).Where(file => Path.GetFileName(file) != name)) File.Delete(other);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }

    private static string Hash(List<Utterance> lines)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(Version));
        foreach (var line in lines) hash.AppendData(System.Text.Encoding.UTF8.GetBytes($"\n{line.Label}\t{line.Text}"));
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));
    }

    /// <summary>What a file holds; null if there is none, or it was cut short.</summary>
    private static T? ReadFile<T>(string file, Func<Stream, T> read)
        where T : class
    {
        try
        {
            using var stream = new BufferedStream(File.OpenRead(file), 1 << 16);
            return read(stream);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>Writes a file in one stroke. That there is no room for it, or no right, only means to train again next time.</summary>
    private static void WriteFile(string file, Action<Stream> write)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var unfinished = $"{file}.{Guid.NewGuid():N}";
            using (var stream = File.Create(unfinished)) write(stream);
            File.Move(unfinished, file, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }
}
