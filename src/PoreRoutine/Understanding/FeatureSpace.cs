using System.Collections.Frozen;
using System.Numerics.Tensors;

namespace PoreRoutine.Understanding;

/// <summary>
/// Turns words into numbers: which single words, pairs of words and pieces of words of 3 to 5 letters a text has,
/// the rarer in the training lines the heavier. Immutable once built.
/// </summary>
internal sealed class FeatureSpace
{
    private const char Edge = '_';
    private const int ShortestPiece = 3;
    private const int LongestPiece = 5;

    /// <summary>What a feature that no training line has weighs against one that a single line has.</summary>
    private const float UnknownShare = 0.5f;

    private readonly FrozenDictionary<string, int> indices;
    private readonly float[] weights;
    private readonly float unknownSquare;

    /// <param name="lines">The words of each training line.</param>
    public FeatureSpace(IReadOnlyList<List<string>> lines)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            foreach (var feature in Features(line).ToHashSet(StringComparer.Ordinal)) counts[feature] = counts.GetValueOrDefault(feature) + 1;
        }

        var sorted = counts.OrderBy(count => count.Key, StringComparer.Ordinal).ToList();
        indices = sorted.Select((count, index) => KeyValuePair.Create(count.Key, index)).ToFrozenDictionary(StringComparer.Ordinal);
        weights = [.. sorted.Select(count => Weight(count.Value))];
        unknownSquare = UnknownShare * Weight(0) * Weight(0);

        float Weight(int count) => 1 + MathF.Log((1f + lines.Count) / (1 + count));
    }

    /// <summary>How many features there are.</summary>
    public int Count => weights.Length;

    /// <summary>
    /// The features of a text. Were all of them known, the squares of the weights would sum to one; what is not known takes
    /// its share, so the less of a text is known, the weaker all that speaks for any class.
    /// </summary>
    public Sample Map(List<string> words)
    {
        var found = new OrderedDictionary<int, int>();
        var unknown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var feature in Features(words))
        {
            if (indices.TryGetValue(feature, out var index)) found[index] = found.GetValueOrDefault(index) + 1;
            else unknown.Add(feature);
        }

        var sample = new Sample([.. found.Keys], [.. found.Select(feature => (1 + MathF.Log(feature.Value)) * weights[feature.Key])]);
        var length = MathF.Sqrt(TensorPrimitives.SumOfSquares<float>(sample.Weights) + (unknown.Count * unknownSquare));
        if (length > 0) TensorPrimitives.Divide(sample.Weights, length, sample.Weights);
        return sample;
    }

    private static IEnumerable<string> Features(List<string> words)
    {
        var before = "";
        foreach (var word in words)
        {
            yield return "=" + word;
            yield return $"={before} {word}";
            before = word;
            var edged = $"{Edge}{word}{Edge}";
            for (var length = ShortestPiece; length <= LongestPiece; length++)
            {
                for (var start = 0; start + length <= edged.Length; start++) yield return edged.Substring(start, length);
            }
        }

        if (words.Count > 0) yield return $"={before} ";
    }

    /// <summary>A text as the model sees it.</summary>
    /// <param name="Indices">The features that are known, each once.</param>
    /// <param name="Weights">The weight of each.</param>
    public readonly record struct Sample(int[] Indices, float[] Weights);
}
