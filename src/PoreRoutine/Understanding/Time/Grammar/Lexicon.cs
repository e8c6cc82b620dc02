using System.Collections.Frozen;
using NodaTime;

namespace PoreRoutine.Understanding.Time.Grammar;

/// <summary>Tells of a word what it is and what it means.</summary>
internal static class Lexicon
{
    private const int ShortestByLook = 5;
    private const int LongForLook = 8;

    private static readonly FrozenDictionary<string, string> Canonical = Words.Spellings
        .Split('\n', StringSplitOptions.TrimEntries)
        .Select(line => line.Split(' '))
        .SelectMany(line => line.Skip(1).Select(alias => (Alias: alias.Replace("'", "", StringComparison.Ordinal), Word: line[0])))
        .DistinctBy(pair => pair.Alias)
        .ToFrozenDictionary(pair => pair.Alias, pair => pair.Word, StringComparer.Ordinal);

    private static readonly FrozenSet<string> Themselves = Words.Themselves.Concat(Words.KnownByLook).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Lexeme> Lexemes = Build();

    /// <summary>The word that <paramref name="written"/> (lower case) was meant to be.</summary>
    public static string Word(string written)
    {
        if (Canonical.TryGetValue(written, out var word)) return word;
        if (written.Length < ShortestByLook || Lexemes.ContainsKey(written) || Themselves.Contains(written)) return written;
        foreach (var known in Words.KnownByLook)
        {
            if (known[0] == written[0] && LooksLike(written, known)) return known;
        }

        return written;
    }

    /// <summary>Whether <paramref name="run"/>, letters and digits mixed, is a word as a whole: "2nite".</summary>
    public static bool IsWord(string run) => Canonical.ContainsKey(run);

    public static Lexeme Of(string word) => Lexemes.GetValueOrDefault(word, Lexeme.Other);

    /// <summary>Whether a letter or, in a long word, two are wrong, missing, too many or swapped.</summary>
    public static bool LooksLike(string written, string known)
    {
        var most = known.Length >= LongForLook && written.Length >= LongForLook - 1 ? 2 : 1;
        return Math.Abs(written.Length - known.Length) <= most && Distance(written, known) <= most;
    }

    private static int Distance(string left, string right)
    {
        Span<int> beforeLast = stackalloc int[right.Length + 1];
        Span<int> last = stackalloc int[right.Length + 1];
        Span<int> current = stackalloc int[right.Length + 1];
        for (var column = 0; column <= right.Length; column++) last[column] = column;
        for (var row = 1; row <= left.Length; row++)
        {
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var changed = last[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1);
                current[column] = Math.Min(changed, Math.Min(last[column], current[column - 1]) + 1);
                if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1])
                {
                    current[column] = Math.Min(current[column], beforeLast[column - 2] + 1);
                }
            }

            last.CopyTo(beforeLast);
            current.CopyTo(last);
        }

        return last[right.Length];
    }

    private static FrozenDictionary<string, Lexeme> Build()
    {
        var lexemes = new Dictionary<string, Lexeme>(StringComparer.Ordinal);
        foreach (var (word, value) in Words.Numbers) Add(word, lexeme => lexeme with { Number = value });
        foreach (var (word, value) in Words.Ordinals) Add(word, lexeme => lexeme with { Ordinal = value });
        foreach (var (word, unit) in Words.Units) Add(word, lexeme => lexeme with { Unit = unit });
        foreach (var (word, part) in Words.DayParts) Add(word, lexeme => lexeme with { Part = part });
        foreach (var word in Words.CountedThings) Add(word, lexeme => lexeme with { IsCounted = true });
        foreach (var (index, word) in Words.Months.Index()) Add(word, lexeme => lexeme with { Month = index + 1 });
        foreach (var (index, word) in Words.Weekdays.Index())
        {
            Add(word, lexeme => lexeme with { Weekday = (IsoDayOfWeek)(index + 1) });
            Add(word + "s", lexeme => lexeme with { Weekday = (IsoDayOfWeek)(index + 1), IsPlural = true });
        }

        // Words of their own as well: whether a weekday is meant, the words around them tell.
        Add("sat", lexeme => lexeme with { Weekday = IsoDayOfWeek.Saturday });
        Add("sun", lexeme => lexeme with { Weekday = IsoDayOfWeek.Sunday });
        return lexemes.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(string word, Func<Lexeme, Lexeme> with) => lexemes[word] = with(lexemes.GetValueOrDefault(word, Lexeme.Other));
    }
}
