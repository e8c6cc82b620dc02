using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace PoreRoutine.Understanding;

/// <summary>A classifier with one hidden layer, over the words of a text and its meaning. Immutable; <see cref="PerceptronTraining"/> makes it.</summary>
/// <param name="classes">How many classes there are.</param>
/// <param name="words">From word features to hidden units, row by row; at half precision, which no answer depends on and halves the memory.</param>
/// <param name="meaning">From the meaning's dimensions to hidden units, row by row.</param>
/// <param name="hiddenBias">What the hidden units start from.</param>
/// <param name="output">From hidden units to classes, row by row.</param>
/// <param name="outputBias">What the classes start from.</param>
internal sealed class MultilayerPerceptron(int classes, Half[] words, float[] meaning, float[] hiddenBias, float[] output, float[] outputBias)
{
    /// <summary>How many units the hidden layer has: fewer were worse on utterances unlike those learnt, twice as many hardly better.</summary>
    internal const int Hidden = 192;

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="EndOfStreamException">The stream ends too early.</exception>
    public static MultilayerPerceptron Read(BinaryReader reader)
    {
        return new(reader.ReadInt32(), Values<Half>(), Values<float>(), Values<float>(), Values<float>(), Values<float>());

        T[] Values<T>()
            where T : struct
        {
            var values = new T[reader.ReadInt32()];
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
            return values;
        }
    }

    /// <summary>Writes the model.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(classes);
        Values(words);
        foreach (var values in new[] { meaning, hiddenBias, output, outputBias }) Values(values);

        void Values<T>(T[] values)
            where T : struct
        {
            writer.Write(values.Length);
            writer.Write(MemoryMarshal.AsBytes(values.AsSpan()));
        }
    }

    /// <summary>Adds this model's probability of each class to the sums.</summary>
    public void Predict(TextFeatures text, Span<float> sums)
    {
        Span<float> hidden = stackalloc float[Hidden];
        Span<float> row = stackalloc float[Hidden];
        Span<float> scores = stackalloc float[classes];
        hiddenBias.CopyTo(hidden);
        for (var i = 0; i < text.Indices.Length; i++)
        {
            TensorPrimitives.ConvertToSingle(words.AsSpan(text.Indices[i] * Hidden, Hidden), row);
            TensorPrimitives.MultiplyAdd(row, text.Weights[i], hidden, hidden);
        }

        AddRows(meaning, text.Meaning, hidden);
        TensorPrimitives.Max(hidden, 0, hidden);
        outputBias.CopyTo(scores);
        AddRows(output, hidden, scores);
        TensorPrimitives.SoftMax<float>(scores, scores);
        TensorPrimitives.Add(sums, scores, sums);
    }

    /// <summary>Adds to the sums each row times its factor.</summary>
    internal static void AddRows(float[] rows, ReadOnlySpan<float> factors, Span<float> sums)
    {
        for (var i = 0; i < factors.Length; i++)
        {
            if (factors[i] != 0) TensorPrimitives.MultiplyAdd(rows.AsSpan(i * sums.Length, sums.Length), factors[i], sums, sums);
        }
    }
}
