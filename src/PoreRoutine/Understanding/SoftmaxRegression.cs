using System.Numerics.Tensors;

namespace PoreRoutine.Understanding;

/// <summary>A multinomial logistic regression over sparse features, trained by stochastic gradient descent in a fixed order.</summary>
internal sealed class SoftmaxRegression
{
    private const int Seed = 20260304;
    private const int Epochs = 15;
    private const float FirstRate = 2;
    private const float RateDecay = 0.15f;

    /// <summary>How much slower than the weights the biases learn; they are in every line, a feature in few.</summary>
    private const float BiasShare = 0.1f;

    private readonly int classes;
    private readonly float[] weights;
    private readonly float[] biases;

    private SoftmaxRegression(int features, int classes)
    {
        this.classes = classes;
        weights = new float[features * classes];
        biases = new float[classes];
    }

    /// <summary>Learns to tell classes apart. The same input gives the same model.</summary>
    /// <param name="samples">The training lines.</param>
    /// <param name="labels">The class of each, from 0.</param>
    /// <param name="features">How many features there are.</param>
    /// <param name="classes">How many classes there are.</param>
    public static SoftmaxRegression Train(IReadOnlyList<FeatureSpace.Sample> samples, IReadOnlyList<int> labels, int features, int classes)
    {
        var model = new SoftmaxRegression(features, classes);
        var random = new Random(Seed);
        var order = Enumerable.Range(0, samples.Count).ToArray();
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var index in order) model.Learn(samples[index], labels[index], FirstRate / (1 + (RateDecay * epoch)));
        }

        return model;
    }

    /// <summary>The probability of each class.</summary>
    public float[] Predict(FeatureSpace.Sample sample)
    {
        float[] scores = [.. biases];
        for (var i = 0; i < sample.Indices.Length; i++)
        {
            TensorPrimitives.MultiplyAdd(Row(sample.Indices[i]), sample.Weights[i], scores, scores);
        }

        TensorPrimitives.SoftMax<float>(scores, scores);
        return scores;
    }

    private void Learn(FeatureSpace.Sample sample, int label, float rate)
    {
        var error = Predict(sample);
        error[label] -= 1;
        TensorPrimitives.Multiply(error, -rate, error);
        TensorPrimitives.MultiplyAdd(error, BiasShare, biases, biases);
        for (var i = 0; i < sample.Indices.Length; i++)
        {
            var row = Row(sample.Indices[i]);
            TensorPrimitives.MultiplyAdd(error, sample.Weights[i], row, row);
        }
    }

    private Span<float> Row(int feature) => weights.AsSpan(feature * classes, classes);
}
