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

    /// <summary>How many lines must have a feature: one that a single line has tells nothing about others.</summary>
    private const int LeastLines = 2;

    /// <summary>What a feature that no training line has weighs against one that a single line has.</summary>
    private const float UnknownShare = 0.5f;

    private readonly string[] names;
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

        var known = counts.Where(count => count.Value >= LeastLines).OrderBy(count => count.Key, StringComparer.Ordinal).ToList();
        (names, weights) = ([.. known.Select(count => count.Key)], [.. known.Select(count => Weight(count.Value))]);
        indices = Index(names);
        unknownSquare = UnknownShare * Weight(0) * Weight(0);

        float Weight(int count) => 1 + MathF.Log((1f + lines.Count) / (1 + count));
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public FeatureSpace(BinaryReader reader)
    {
        unknownSquare = reader.ReadSingle();
        names = new string[reader.ReadInt32()];
        weights = new float[names.Length];
        for (var i = 0; i < names.Length; i++) (names[i], weights[i]) = (reader.ReadString(), reader.ReadSingle());
        indices = Index(names);
    }

    /// <summary>Writes the space.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(unknownSquare);
        writer.Write(names.Length);
        for (var i = 0; i < names.Length; i++)
        {
            writer.Write(names[i]);
            writer.Write(weights[i]);
        }
    }

    /// <summary>How many features there are.</summary>
    public int Count => weights.Length;

    /// <summary>
    /// The features of a text. Were all of them known, the squares of the weights would sum to one; what is not known takes
    /// its share, so the less of a text is known, the weaker all that speaks for any class.
    /// </summary>
    public (int[] Indices, float[] Weights) Map(List<string> words)
    {
        var found = new OrderedDictionary<int, int>();
        var unknown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var feature in Features(words))
        {
            if (indices.TryGetValue(feature, out var index)) found[index] = found.GetValueOrDefault(index) + 1;
            else unknown.Add(feature);
        }

        float[] scaled = [.. found.Select(feature => (1 + MathF.Log(feature.Value)) * weights[feature.Key])];
        var length = MathF.Sqrt(TensorPrimitives.SumOfSquares<float>(scaled) + (unknown.Count * unknownSquare));
        if (length > 0) TensorPrimitives.Divide(scaled, length, scaled);
        return ([.. found.Keys], scaled);
    }

    private static FrozenDictionary<string, int> Index(string[] names) => names.Index().ToFrozenDictionary(name => name.Item, name => name.Index, StringComparer.Ordinal);

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
}
