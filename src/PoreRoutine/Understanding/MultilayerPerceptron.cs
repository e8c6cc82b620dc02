using System.Numerics.Tensors;

namespace PoreRoutine.Understanding;

/// <summary>A classifier with one hidden layer, over the words of a text and its meaning. Immutable once trained.</summary>
internal sealed class MultilayerPerceptron
{
    /// <summary>How many units the hidden layer has: twice as many were no better in cross-validation.</summary>
    internal const int Hidden = 128;

    private readonly int classes;

    private MultilayerPerceptron(int classes, float[] words, float[] meaning, float[] hiddenBias, float[] output, float[] outputBias) =>
        (this.classes, Words, Meaning, HiddenBias, Output, OutputBias) = (classes, words, meaning, hiddenBias, output, outputBias);

    /// <summary>From word features to hidden units, row by row.</summary>
    internal float[] Words { get; }

    /// <summary>From the meaning's dimensions to hidden units, row by row.</summary>
    internal float[] Meaning { get; }

    /// <summary>What the hidden units start from.</summary>
    internal float[] HiddenBias { get; }

    /// <summary>From hidden units to classes, row by row.</summary>
    internal float[] Output { get; }

    /// <summary>What the classes start from.</summary>
    internal float[] OutputBias { get; }

    /// <summary>A model that knows nothing yet.</summary>
    /// <param name="wordFeatures">How many word features there are.</param>
    /// <param name="meaningDimensions">How many dimensions the meaning has.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="random">The weights to start from.</param>
    public static MultilayerPerceptron Create(int wordFeatures, int meaningDimensions, int classes, Random random)
    {
        return new(
            classes,
            Uniform(wordFeatures * Hidden, 0.05f),
            Uniform(meaningDimensions * Hidden, MathF.Sqrt(3f / meaningDimensions)),
            new float[Hidden],
            Uniform(Hidden * classes, MathF.Sqrt(3f / Hidden)),
            new float[classes]);

        float[] Uniform(int count, float limit)
        {
            var values = new float[count];
            for (var i = 0; i < count; i++) values[i] = limit * ((2 * random.NextSingle()) - 1);
            return values;
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static MultilayerPerceptron Read(BinaryReader reader)
    {
        return new(reader.ReadInt32(), Floats(), Floats(), Floats(), Floats(), Floats());

        float[] Floats()
        {
            var values = new float[reader.ReadInt32()];
            reader.BaseStream.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(values.AsSpan()));
            return values;
        }
    }

    /// <summary>Writes the model.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(classes);
        foreach (var values in new[] { Words, Meaning, HiddenBias, Output, OutputBias })
        {
            writer.Write(values.Length);
            writer.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(values));
        }
    }

    /// <summary>Adds this model's probability of each class to the sums.</summary>
    public void Predict(TextFeatures text, Span<float> sums)
    {
        Span<float> hidden = stackalloc float[Hidden];
        Span<float> scores = stackalloc float[classes];
        Activate(text, hidden);
        TensorPrimitives.Max(hidden, 0, hidden);
        Score(hidden, scores);
        TensorPrimitives.SoftMax<float>(scores, scores);
        TensorPrimitives.Add(sums, scores, sums);
    }

    /// <summary>What reaches the hidden units, before negative values are cut off.</summary>
    internal void Activate(TextFeatures text, Span<float> hidden)
    {
        HiddenBias.CopyTo(hidden);
        for (var i = 0; i < text.Indices.Length; i++) AddRow(Words, text.Indices[i], text.Weights[i], hidden);
        for (var i = 0; i < text.Meaning.Length; i++) AddRow(Meaning, i, text.Meaning[i], hidden);
    }

    /// <summary>The score of each class.</summary>
    internal void Score(ReadOnlySpan<float> hidden, Span<float> scores)
    {
        OutputBias.CopyTo(scores);
        for (var i = 0; i < Hidden; i++)
        {
            if (hidden[i] != 0) AddRow(Output, i, hidden[i], scores);
        }
    }

    private static void AddRow(float[] rows, int row, float factor, Span<float> sums) =>
        TensorPrimitives.MultiplyAdd(rows.AsSpan(row * sums.Length, sums.Length), factor, sums, sums);
}
