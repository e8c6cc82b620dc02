using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using PoreRoutine.Understanding.Encoding;

namespace PoreRoutine.Understanding;

/// <summary>The meanings of lines that were learnt before, so that an edit costs the encoder only the lines that are new. Thread-safe.</summary>
public sealed class MeaningCache
{
    private readonly Func<string, float[]> encode;
    private readonly IReadOnlyDictionary<string, float[]> known;
    private readonly ConcurrentDictionary<string, float[]> used = new(StringComparer.Ordinal);

    /// <param name="encoder">Gives the meanings that are not known.</param>
    /// <param name="known">By phrase.</param>
    public MeaningCache(SentenceEncoder encoder, IReadOnlyDictionary<string, float[]> known)
        : this(encoder.Encode, known)
    {
    }

    internal MeaningCache(Func<string, float[]> encode, IReadOnlyDictionary<string, float[]> known) => (this.encode, this.known) = (encode, known);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="EndOfStreamException">The stream ends too early.</exception>
    public static MeaningCache Read(Stream stream, SentenceEncoder encoder) => Read(stream, encoder.Encode);

    internal static MeaningCache Read(Stream stream, Func<string, float[]> encode)
    {
        using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        var known = new Dictionary<string, float[]>(StringComparer.Ordinal);
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var phrase = reader.ReadString();
            var meaning = new float[SentenceEncoder.Dimensions];
            stream.ReadExactly(MemoryMarshal.AsBytes(meaning.AsSpan()));
            known[phrase] = meaning;
        }

        return new(encode, known);
    }

    /// <summary>The meaning of a phrase.</summary>
    public float[] Find(string phrase) => used.GetOrAdd(phrase, text => known.TryGetValue(text, out var meaning) ? meaning : encode(text));

    /// <summary>Writes the meanings that were asked for since this cache was made.</summary>
    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write(used.Count);
        foreach (var (phrase, meaning) in used)
        {
            writer.Write(phrase);
            writer.Write(MemoryMarshal.AsBytes(meaning.AsSpan()));
        }
    }
}
