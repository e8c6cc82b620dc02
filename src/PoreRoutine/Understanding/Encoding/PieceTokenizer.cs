using System.Text;
using System.Text.Json;

namespace PoreRoutine.Understanding.Encoding;

/// <summary>Cuts text into the pieces of a SentencePiece unigram vocabulary, so that their scores add up to the most. Immutable.</summary>
internal sealed class PieceTokenizer
{
    private const int Unknown = 0;
    private const int Reserved = 6;
    private const char WordStart = '▁';

    private readonly Dictionary<string, (int Id, double Score)> pieces = new(StringComparer.Ordinal);
    private readonly int longest;

    /// <param name="vocabulary">JSON: a list of pairs of piece and score; the place in the list is the id.</param>
    public PieceTokenizer(ReadOnlyMemory<byte> vocabulary)
    {
        using var json = JsonDocument.Parse(vocabulary);
        foreach (var (id, pair) in json.RootElement.EnumerateArray().Index().Skip(Reserved))
        {
            var piece = pair[0].GetString()!;
            pieces[piece] = (id, pair[1].ValueKind == JsonValueKind.Number ? pair[1].GetDouble() : 0);
            longest = Math.Max(longest, piece.Length);
            Count = id + 1;
        }
    }

    /// <summary>How many pieces there are, those included that no text has: ids are below.</summary>
    public int Count { get; }

    /// <summary>True if the vocabulary has the word whole.</summary>
    /// <param name="word">Without spaces; case counts.</param>
    /// <param name="score">How usual it is, as a logarithm; the lowest there is if it is not there.</param>
    public bool HasWord(string word, out float score)
    {
        var found = pieces.TryGetValue(WordStart + word, out var piece);
        score = found ? (float)piece.Score : float.NegativeInfinity;
        return found;
    }

    /// <summary>The ids of the pieces; what the vocabulary does not know is id 0, once for a run of it.</summary>
    public List<int> Tokenize(string text)
    {
        var lookup = pieces.GetAlternateLookup<ReadOnlySpan<char>>();
        var symbols = WordStart + text.Replace(' ', WordStart);
        var best = new double[symbols.Length + 1];
        var last = new (int Id, int Length)[symbols.Length + 1];
        Array.Fill(last, (Unknown, 1));
        for (var start = 0; start < symbols.Length; start++)
        {
            var known = false;
            for (var length = 1; length <= longest && start + length <= symbols.Length; length++)
            {
                if (!lookup.TryGetValue(symbols.AsSpan(start, length), out var piece)) continue;
                known = true;
                Reach(start, length, piece.Id, piece.Score);
            }

            if (!known) Reach(start, 1, Unknown, 0);
        }

        var ids = new List<int>();
        for (var end = symbols.Length; end > 0; end -= last[end].Length)
        {
            if (last[end].Id != Unknown || ids is not [.., Unknown]) ids.Add(last[end].Id);
        }

        ids.Reverse();
        return ids;

        // As the encoder was trained: a place of score 0 counts as not reached yet, and of equals the shorter piece wins.
        void Reach(int start, int length, int id, double score)
        {
            var end = start + length;
            if (best[end] != 0 && best[start] + score < best[end]) return;
            best[end] = best[start] + score;
            last[end] = (id, length);
        }
    }
}
