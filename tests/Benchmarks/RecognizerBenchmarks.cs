using System.Text.Json;
using BenchmarkDotNet.Attributes;
using PoreRoutine.Knowledge;
using PoreRoutine.Understanding;
using PoreRoutine.Understanding.Encoding;

namespace Benchmarks;

/// <summary>One message heard, over all lines of <c>tests/evaluation</c>: the encoder by itself, and with the words and the models.</summary>
[MemoryDiagnoser]
public class RecognizerBenchmarks
{
    /// <summary>How many lines a run hears, spread over all of them.</summary>
    private const int Lines = 100;

    private string[] _texts = null!;
    private SentenceEncoder _encoder = null!;
    private Recognizer _recognizer = null!;

    [GlobalSetup]
    public void SetUp()
    {
        var root = RepositoryRoot();
        string[] all =
        [
            .. Directory.GetFiles(Path.Combine(root, "tests", "evaluation"), "*.jsonl")
                .Order(StringComparer.Ordinal)
                .SelectMany(File.ReadLines)
                .Where(line => line.Length > 0)
                .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!),
        ];
        _texts = [.. Enumerable.Range(0, Lines).Select(index => all[index * all.Length / Lines])];
        var content = SeedReader.Read(Path.Combine(root, "seeds")).Content!;
        var utterances = UtteranceReader.Read(Path.Combine(root, "dialogs"), content).Content!;
        var encoder = Path.Combine(AppContext.BaseDirectory, "encoder");
        _encoder = SentenceEncoder.Load(encoder);
        _recognizer = new RecognizerStore(encoder, Path.Combine(root, "src", "PoreRoutine.Bot", "obj", "recognizer"), Path.Combine(AppContext.BaseDirectory, "recognizer")).Find(content, utterances, _ => { });
    }

    [Benchmark(Baseline = true, Description = "encoder", OperationsPerInvoke = Lines)]
    public void Encode() => Array.ForEach(_texts, text => _encoder.Encode(Normalizer.Phrase(text)));

    [Benchmark(Description = "recogniser", OperationsPerInvoke = Lines)]
    public void Recognize() => Array.ForEach(_texts, text => _recognizer.Recognize(text));

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PoreRoutine.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("PoreRoutine.sln stands in no folder above the benchmarks.");
        }

        return folder.FullName;
    }
}
