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
    private const float HiddenLeftOut = 0.3f;

    /// <summary>How much of each lesson's certainty is spread over all classes, so that confidence stays honest.</summary>
    private const float Doubt = 0.05f;

    private const float Epsilon = 1e-6f;

    private readonly MultilayerPerceptron model;
    private readonly Random random;
    private readonly int classes;
    private readonly float[] words;
    private readonly float[] meaning;
    private readonly float[] hiddenBias;
    private readonly float[] output;
    private readonly float[] outputBias;
    private readonly float[] hidden = new float[MultilayerPerceptron.Hidden];
    private readonly float[] hiddenError = new float[MultilayerPerceptron.Hidden];
    private readonly float[] kept = new float[MultilayerPerceptron.Hidden];
    private readonly float[] error;
    private float rate;

    private PerceptronTraining(MultilayerPerceptron model, Random random, int classes)
    {
        (this.model, this.random, this.classes) = (model, random, classes);
        words = new float[model.Words.Length];
        meaning = new float[model.Meaning.Length];
        hiddenBias = new float[model.HiddenBias.Length];
        output = new float[model.Output.Length];
        outputBias = new float[model.OutputBias.Length];
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
        var model = MultilayerPerceptron.Create(wordFeatures, texts[0].Meaning.Length, classes, random);
        var training = new PerceptronTraining(model, random, classes);
        var order = Enumerable.Range(0, texts.Count).ToArray();
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order);
            training.rate = FirstRate + ((LastRate - FirstRate) * epoch / Epochs);
            foreach (var index in order) training.Learn(texts[index], labels[index]);
            afterEpoch();
        }

        return model;
    }

    private void Learn(TextFeatures text, int label)
    {
        var lesson = text with { Weights = Array.ConvertAll(text.Weights, weight => random.NextSingle() < WordsLeftOut ? 0 : weight / (1 - WordsLeftOut)) };
        model.Activate(lesson, hidden);
        for (var i = 0; i < hidden.Length; i++)
        {
            kept[i] = hidden[i] > 0 && random.NextSingle() >= HiddenLeftOut ? 1 / (1 - HiddenLeftOut) : 0;
            hidden[i] *= kept[i];
        }

        model.Score(hidden, error);
        TensorPrimitives.SoftMax<float>(error, error);
        TensorPrimitives.Subtract(error, Doubt / classes, error);
        error[label] -= 1 - Doubt;
        for (var i = 0; i < hidden.Length; i++)
        {
            hiddenError[i] = kept[i] * TensorPrimitives.Dot<float>(model.Output.AsSpan(i * classes, classes), error);
            Update(model.Output, output, i, error, hidden[i]);
        }

        Update(model.OutputBias, outputBias, 0, error, 1);
        for (var i = 0; i < lesson.Indices.Length; i++) Update(model.Words, words, lesson.Indices[i], hiddenError, lesson.Weights[i]);
        for (var i = 0; i < lesson.Meaning.Length; i++) Update(model.Meaning, meaning, i, hiddenError, lesson.Meaning[i]);
        Update(model.HiddenBias, hiddenBias, 0, hiddenError, 1);
    }

    /// <summary>Moves a row of weights against its gradient, the slower the more it has moved.</summary>
    private void Update(float[] rows, float[] squares, int row, ReadOnlySpan<float> errors, float factor)
    {
        if (factor == 0) return;
        var weights = rows.AsSpan(row * errors.Length, errors.Length);
        var sums = squares.AsSpan(row * errors.Length, errors.Length);
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
}
