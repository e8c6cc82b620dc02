using System.Collections.Frozen;

namespace PoreRoutine.Understanding.Time.Grammar;

/// <summary>Phrases of one word or more, each with what it means; of two that begin alike the longer one is found.</summary>
internal sealed class PhraseTable<T>
{
    private readonly FrozenDictionary<string, (string[] Words, T Value)[]> byFirstWord;
    private readonly string skipped;

    /// <param name="phrases">Words apart by one space, as tokens write them.</param>
    /// <param name="skipped">Signs that may stand between two words of a phrase.</param>
    public PhraseTable(IEnumerable<(string Phrase, T Value)> phrases, string skipped = "-")
    {
        this.skipped = skipped;
        byFirstWord = phrases
            .Select(phrase => (Words: phrase.Phrase.Split(' '), phrase.Value))
            .GroupBy(phrase => phrase.Words[0], StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(phrase => phrase.Words.Length).ToArray(), StringComparer.Ordinal);
    }

    /// <summary>Finds the longest phrase that begins at <paramref name="at"/>.</summary>
    /// <param name="end">Behind its last token.</param>
    public bool Find(TimeTokens tokens, int at, out int end, out T value)
    {
        end = at;
        value = default!;
        return at >= 0 && at < tokens.Count
            && (FindBy(tokens[at].Text, tokens, at, ref end, ref value)
                || tokens[at].Written != tokens[at].Text && FindBy(tokens[at].Written, tokens, at, ref end, ref value));
    }

    private bool FindBy(string first, TimeTokens tokens, int at, ref int end, ref T value)
    {
        if (!byFirstWord.TryGetValue(first, out var phrases)) return false;
        foreach (var (words, meaning) in phrases)
        {
            var next = at + 1;
            var word = 1;
            for (; word < words.Length; word++, next++)
            {
                while (tokens.Text(next) is [var mark] && skipped.Contains(mark, StringComparison.Ordinal)) next++;
                if (tokens[next].Text != words[word] && tokens[next].Written != words[word]) break;
            }

            if (word < words.Length) continue;
            (end, value) = (next, meaning);
            return true;
        }

        return false;
    }
}
