using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace PoreRoutine.Understanding;

/// <summary>
/// A classifier with one hidden layer over sparse and dense features, trained by stochastic gradient descent with Adagrad's rates
/// in a fixed order: the same input gives the same model.
/// </summary>
internal sealed class MultilayerPerceptron
{
    private const int Hidden = 128;

    private readonly int classes;
    private readonly float[] sparse;
    private readonly float[] dense;
    private readonly float[] hiddenBias;
    private readonly float[] output;
    private readonly float[] outputBias;

    private MultilayerPerceptron(int sparseFeatures, int denseFeatures, int classes, Random random)
    {
        this.classes = classes;
        sparse = Uniform(sparseFeatures * Hidden, 0.05f, random);
        dense = Uniform(denseFeatures * Hidden, MathF.Sqrt(3f / denseFeatures) , random);
        hiddenBias = new float[Hidden];
        output = Uniform(Hidden * classes, MathF.Sqrt(3f / Hidden), random);
        outputBias = new float[classes];
    }

    public static MultilayerPerceptron Train(IReadOnlyList<TextFeatures> samples, IReadOnlyList<int> labels, int sparseFeatures, int classes, int seed, TrainingOptions options)
    {
        var random = new Random(seed);
        var model = new MultilayerPerceptron(sparseFeatures, samples[0].Dense.Length, classes, random);
        var learning = new Learning(model, random, options);
        var order = Enumerable.Range(0, samples.Count).ToArray();
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            random.Shuffle(order);
            learning.Rate = options.Rate * (1 - (epoch / (float)options.Epochs)) + options.Rate * 0.05f;
            foreach (var index in order) learning.Learn(samples[index], labels[index]);
        }

        return model;
    }

    public void Predict(TextFeatures sample, Span<float> probabilities)
    {
        Span<float> hidden = stackalloc float[Hidden];
        Activate(sample, hidden);
        TensorPrimitives.Max(hidden, 0, hidden);
        Score(hidden, probabilities);
        TensorPrimitives.SoftMax<float>(probabilities, probabilities);
    }

    private void Activate(TextFeatures sample, Span<float> hidden)
    {
        hiddenBias.CopyTo(hidden);
        for (var i = 0; i < sample.Indices.Length; i++) TensorPrimitives.MultiplyAdd(sparse.AsSpan(sample.Indices[i] * Hidden, Hidden), sample.Weights[i], hidden, hidden);
        for (var i = 0; i < sample.Dense.Length; i++) TensorPrimitives.MultiplyAdd(dense.AsSpan(i * Hidden, Hidden), sample.Dense[i], hidden, hidden);
    }

    private void Score(ReadOnlySpan<float> hidden, Span<float> scores)
    {
        outputBias.CopyTo(scores);
        for (var i = 0; i < Hidden; i++)
        {
            if (hidden[i] != 0) TensorPrimitives.MultiplyAdd(output.AsSpan(i * classes, classes), hidden[i], scores, scores);
        }
    }

    private static float[] Uniform(int count, float limit, Random random)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++) values[i] = limit * ((2 * random.NextSingle()) - 1);
        return values;
    }

    private sealed class Learning(MultilayerPerceptron model, Random random, TrainingOptions options)
    {
        private readonly float[] sparseSquares = new float[model.sparse.Length];
        private readonly float[] denseSquares = new float[model.dense.Length];
        private readonly float[] hiddenSquares = new float[Hidden];
        private readonly float[] outputSquares = new float[model.output.Length];
        private readonly float[] biasSquares = new float[model.classes];
        private readonly float[] hidden = new float[Hidden];
        private readonly float[] error = new float[model.classes];
        private readonly float[] hiddenError = new float[Hidden];
        private readonly float[] keep = new float[Hidden];
        private readonly float[] maskedWeights = new float[4096];

        public float Rate { get; set; }

        public void Learn(TextFeatures sample, int label)
        {
            // Features left out at random, so that none is leaned on alone.
            var weights = maskedWeights.AsSpan(0, sample.Weights.Length);
            for (var i = 0; i < weights.Length; i++) weights[i] = random.NextSingle() < options.SparseDropout ? 0 : sample.Weights[i] / (1 - options.SparseDropout);
            var masked = sample with { Weights = weights.ToArray() };
            model.Activate(masked, hidden);
            for (var i = 0; i < Hidden; i++)
            {
                keep[i] = hidden[i] > 0 && random.NextSingle() >= options.HiddenDropout ? 1 / (1 - options.HiddenDropout) : 0;
                hidden[i] *= keep[i];
            }

            model.Score(hidden, error);
            TensorPrimitives.SoftMax<float>(error, error);
            // Label smoothing.
            var smooth = options.Smoothing / model.classes;
            for (var i = 0; i < error.Length; i++) error[i] -= smooth;
            error[label] -= 1 - options.Smoothing;
            for (var i = 0; i < Hidden; i++)
            {
                var row = model.output.AsSpan(i * model.classes, model.classes);
                hiddenError[i] = keep[i] == 0 ? 0 : keep[i] * TensorPrimitives.Dot<float>(row, error);
                if (hidden[i] != 0) Update(row, outputSquares.AsSpan(i * model.classes, model.classes), error, hidden[i]);
            }

            Update(model.outputBias, biasSquares, error, 1);
            for (var i = 0; i < masked.Indices.Length; i++)
            {
                if (masked.Weights[i] != 0) Update(model.sparse.AsSpan(masked.Indices[i] * Hidden, Hidden), sparseSquares.AsSpan(masked.Indices[i] * Hidden, Hidden), hiddenError, masked.Weights[i]);
            }

            for (var i = 0; i < masked.Dense.Length; i++) Update(model.dense.AsSpan(i * Hidden, Hidden), denseSquares.AsSpan(i * Hidden, Hidden), hiddenError, masked.Dense[i]);
            Update(model.hiddenBias, hiddenSquares, hiddenError, 1);
        }

        private void Update(Span<float> values, Span<float> squares, ReadOnlySpan<float> gradient, float factor)
        {
            var v = MemoryMarshal.Cast<float, Vector<float>>(values);
            var s = MemoryMarshal.Cast<float, Vector<float>>(squares);
            var g = MemoryMarshal.Cast<float, Vector<float>>(gradient);
            var (rate, f, epsilon) = (new Vector<float>(Rate), new Vector<float>(factor), new Vector<float>(1e-6f));
            for (var i = 0; i < g.Length; i++)
            {
                var step = g[i] * f;
                s[i] += step * step;
                v[i] -= rate * step / (Vector.SquareRoot(s[i]) + epsilon);
            }

            for (var i = g.Length * Vector<float>.Count; i < gradient.Length; i++)
            {
                var step = gradient[i] * factor;
                squares[i] += step * step;
                values[i] -= Rate * step / (MathF.Sqrt(squares[i]) + 1e-6f);
            }
        }
    }
}

internal readonly record struct TextFeatures(int[] Indices, float[] Weights, float[] Dense);

internal sealed record TrainingOptions(int Epochs = 12, float Rate = 0.03f, float SparseDropout = 0.2f, float HiddenDropout = 0.3f, float Smoothing = 0.05f);
