using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace PoreRoutine.Understanding;

/// <summary>
/// Trains a <see cref="MultilayerPerceptron"/> by stochastic gradient descent with Adagrad's rates, in an order that the seed fixes: the same
/// lines and seed give the same model. The constants come from cross-validation over kinds of phrasing.
/// </summary>
internal sealed class PerceptronTraining
{
    /// <summary>How often every line is learnt.</summary>
    internal const int Epochs = 12;
    private const float FirstRate = 0.03f;
    private const float LastRate = 0.0015f;

    /// <summary>How many of the words are left out of each lesson, and how many of the hidden units, so that none is leaned on alone.</summary>
    private const float WordsLeftOut = 0.2f;
    private const float HiddenLeftOut = 0.25f;

    /// <summary>How much of each lesson's certainty is spread over all classes, so that confidence stays honest.</summary>
    private const float Doubt = 0.05f;

    private const float Epsilon = 1e-6f;

    /// <summary>How far from zero the words' weights start: most are rare, and learn from here.</summary>
    private const float FirstWords = 0.05f;

    private readonly Random random;
    private readonly int classes;
    private readonly Layer words;
    private readonly Layer meaning;
    private readonly Layer hiddenBias;
    private readonly Layer output;
    private readonly Layer outputBias;
    private readonly float[] hidden = new float[MultilayerPerceptron.Hidden];
    private readonly float[] hiddenError = new float[MultilayerPerceptron.Hidden];
    private readonly float[] kept = new float[MultilayerPerceptron.Hidden];
    private readonly float[] error;
    private float rate;

    private PerceptronTraining(Random random, int wordFeatures, int meaningDimensions, int classes)
    {
        (this.random, this.classes) = (random, classes);
        words = new(wordFeatures * MultilayerPerceptron.Hidden, FirstWords, random);
        meaning = new(meaningDimensions * MultilayerPerceptron.Hidden, MathF.Sqrt(3f / meaningDimensions), random);
        hiddenBias = new(MultilayerPerceptron.Hidden, 0, random);
        output = new(MultilayerPerceptron.Hidden * classes, MathF.Sqrt(3f / MultilayerPerceptron.Hidden), random);
        outputBias = new(classes, 0, random);
        error = new float[classes];
    }

    /// <summary>Trains a model.</summary>
    /// <param name="texts">The training lines, at least one.</param>
    /// <param name="labels">The class of each, from 0.</param>
    /// <param name="wordFeatures">How many word features there are.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="seed">Makes models of the same lines differ.</param>
    /// <param name="afterEpoch">Told of each tenth or so of the work.</param>
    public static MultilayerPerceptron Train(IReadOnlyList<TextFeatures> texts, IReadOnlyList<int> labels, int wordFeatures, int classes, int seed, Action afterEpoch)
    {
        var random = new Random(seed);
        var training = new PerceptronTraining(random, wordFeatures, texts[0].Meaning.Length, classes);
        var order = Enumerable.Range(0, texts.Count).ToArray();
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            training.rate = FirstRate + ((LastRate - FirstRate) * epoch / Epochs);
            foreach (var index in order) training.Learn(texts[index], labels[index]);
            afterEpoch();
        }

        return training.Model();
    }

    private MultilayerPerceptron Model()
    {
        var halves = new Half[words.Weights.Length];
        TensorPrimitives.ConvertToHalf(words.Weights, halves);
        return new(classes, halves, meaning.Weights, hiddenBias.Weights, output.Weights, outputBias.Weights);
    }

    private void Learn(TextFeatures text, int label)
    {
        var lesson = text with { Weights = Array.ConvertAll(text.Weights, weight => random.NextSingle() < WordsLeftOut ? 0 : weight / (1 - WordsLeftOut)) };
        hiddenBias.Weights.CopyTo(hidden, 0);
        for (var i = 0; i < lesson.Indices.Length; i++)
        {
            TensorPrimitives.MultiplyAdd(words.Weights.AsSpan(lesson.Indices[i] * hidden.Length, hidden.Length), lesson.Weights[i], hidden, hidden);
        }

        MultilayerPerceptron.AddRows(meaning.Weights, lesson.Meaning, hidden);
        for (var i = 0; i < hidden.Length; i++)
        {
            kept[i] = hidden[i] > 0 && random.NextSingle() >= HiddenLeftOut ? 1 / (1 - HiddenLeftOut) : 0;
            hidden[i] *= kept[i];
        }

        outputBias.Weights.CopyTo(error, 0);
        MultilayerPerceptron.AddRows(output.Weights, hidden, error);
        TensorPrimitives.SoftMax<float>(error, error);
        TensorPrimitives.Subtract(error, Doubt / classes, error);
        error[label] -= 1 - Doubt;
        for (var i = 0; i < hidden.Length; i++)
        {
            hiddenError[i] = kept[i] * TensorPrimitives.Dot<float>(output.Weights.AsSpan(i * classes, classes), error);
            Update(output, i, error, hidden[i]);
        }

        Update(outputBias, 0, error, 1);
        for (var i = 0; i < lesson.Indices.Length; i++) Update(words, lesson.Indices[i], hiddenError, lesson.Weights[i]);
        for (var i = 0; i < lesson.Meaning.Length; i++) Update(meaning, i, hiddenError, lesson.Meaning[i]);
        Update(hiddenBias, 0, hiddenError, 1);
    }

    /// <summary>Moves a row of weights against its gradient, the slower the more it has moved.</summary>
    private void Update(Layer layer, int row, ReadOnlySpan<float> errors, float factor)
    {
        if (factor == 0) return;
        var weights = layer.Weights.AsSpan(row * errors.Length, errors.Length);
        var sums = layer.Squares.AsSpan(row * errors.Length, errors.Length);
        var weightVectors = MemoryMarshal.Cast<float, Vector<float>>(weights);
        var sumVectors = MemoryMarshal.Cast<float, Vector<float>>(sums);
        var errorVectors = MemoryMarshal.Cast<float, Vector<float>>(errors);
        var (rates, factors, epsilons) = (new Vector<float>(rate), new Vector<float>(factor), new Vector<float>(Epsilon));
        for (var i = 0; i < errorVectors.Length; i++)
        {
            var step = errorVectors[i] * factors;
            sumVectors[i] += step * step;
            weightVectors[i] -= rates * step / (Vector.SquareRoot(sumVectors[i]) + epsilons);
        }

        for (var i = errorVectors.Length * Vector<float>.Count; i < errors.Length; i++)
        {
            var step = errors[i] * factor;
            sums[i] += step * step;
            weights[i] -= rate * step / (MathF.Sqrt(sums[i]) + Epsilon);
        }
    }

    /// <summary>Weights, and the squares of all that they were moved by.</summary>
    private sealed class Layer
    {
        public Layer(int count, float limit, Random random)
        {
            (Weights, Squares) = (new float[count], new float[count]);
            for (var i = 0; limit > 0 && i < count; i++) Weights[i] = limit * ((2 * random.NextSingle()) - 1);
        }

        public float[] Weights { get; }

        public float[] Squares { get; }
    }
}
