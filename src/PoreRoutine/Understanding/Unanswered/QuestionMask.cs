namespace PoreRoutine.Understanding.Unanswered;

/// <summary>
/// Takes out of a question whatever may tell who asked it: only known words stay, in their normal form, and "…" stands for the rest. Where a
/// known word may be part of a name, a number or an address, it goes as well: rather a word too few than one too many.
/// </summary>
public static class QuestionMask
{
    /// <summary>What stands for words that are not kept, one after another as one.</summary>
    public const string Hidden = "…";

    /// <summary>How much of a text is looked at, in characters.</summary>
    private const int LongestText = 1000;

    /// <summary>How many words and gaps are kept: whoever writes more tells a story.</summary>
    private const int MostWords = 30;

    /// <summary>As <see cref="Normalizer"/> writes a number of two figures or more.</summary>
    private const string Number = "0";

    /// <summary>What stands between words that were typed without a space; any other sign within makes an address or a nickname of them.</summary>
    private const string Separators = ",;:!?/+&()\"“”*~|-‐‑–—…";

    private const string Apostrophes = "'’‘`´";

    /// <summary>The next word is somebody's name, whatever else it means: "mrs brown".</summary>
    private static readonly HashSet<string> titles = new(["mr", "mrs", "ms", "mx", "dr", "names", "named"], StringComparer.Ordinal);

    /// <summary>The same for pairs of words: "my name is rose".</summary>
    private static readonly HashSet<(string, string)> introductions = [("name", "is"), ("call", "me"), ("called", "me")];

    /// <summary>The next word is a name if it has a capital: "my husband Mark".</summary>
    private static readonly HashSet<string> relations = new(
        [
            "husband", "wife", "partner", "boyfriend", "girlfriend", "fiance", "fiancee", "mother", "mom", "mum", "father", "dad", "sister", "brother", "daughter", "son",
            "aunt", "uncle", "cousin", "niece", "nephew", "grandmother", "grandma", "grandfather", "grandpa", "friend", "flatmate", "roommate", "neighbour", "neighbor",
            "boss", "colleague", "esthetician", "doctor", "miss",
        ],
        StringComparer.Ordinal);

    /// <summary>What may be kept of a text.</summary>
    /// <param name="text">What a client wrote.</param>
    /// <param name="known">Words that may stay.</param>
    /// <returns>Words and "…", with single spaces; null where no word may stay.</returns>
    public static string? Mask(string text, KnownWords known)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(known);
        var start = text.Length <= LongestText ? text : text[..(text.LastIndexOfAny([' ', '\n'], LongestText) is > 0 and var end ? end : LongestText)];
        var isShouted = !start.Any(char.IsLower);
        var words = new List<string>();
        string[] before = ["", ""];
        foreach (var line in start.Split('\n'))
        {
            var isFirst = true;
            foreach (var token in line.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)) Read(token, ref isFirst);
        }

        return Join(words, isCut: start.Length < text.Length);

        void Read(string token, ref bool isFirst)
        {
            var inner = Inner(token);
            if (inner.Count(char.IsDigit) > 1) words.Add(Number);
            else if (IsAddress(token, inner)) words.Add(Hidden);
            else
            {
                foreach (var part in inner.Split([.. Separators, '.'], StringSplitOptions.RemoveEmptyEntries))
                {
                    var isCapitalised = !isShouted && part.Skip(isFirst ? 1 : 0).Any(char.IsUpper);
                    isFirst = false;
                    foreach (var word in Normalizer.Words(part))
                    {
                        words.Add(IsName(before, isCapitalised) || !MayStay(word, isCapitalised, known) ? Hidden : word);
                        before = [before[1], word];
                    }
                }
            }

            isFirst = (isFirst && inner.Length == 0) || token[^1] is '.' or '!' or '?';
        }
    }

    /// <summary>A capital within a sentence makes a name of any word but the content's own.</summary>
    private static bool MayStay(string word, bool isCapitalised, KnownWords known) =>
        char.IsDigit(word[0]) || (char.IsLetter(word[0]) && (isCapitalised ? known.ContainsAsName(word) : known.Contains(word)));

    private static bool IsName(string[] before, bool isCapitalised) =>
        titles.Contains(before[1]) || introductions.Contains((before[0], before[1])) || (isCapitalised && relations.Contains(before[1]));

    /// <summary>The token without the signs before and after it.</summary>
    private static string Inner(string token)
    {
        var (start, end) = (0, token.Length);
        while (start < end && !char.IsLetterOrDigit(token[start])) start++;
        while (end > start && !char.IsLetterOrDigit(token[end - 1])) end--;
        return token[start..end];
    }

    /// <summary>"a.b", "@a", "a_b", "a=b", "a://b" and the like; several dots together only part words.</summary>
    private static bool IsAddress(string token, string inner) =>
        token.Contains('@', StringComparison.Ordinal)
        || inner.Contains("://", StringComparison.Ordinal)
        || inner.Index().Any(sign => !char.IsLetterOrDigit(sign.Item) && !Separators.Contains(sign.Item) && !Apostrophes.Contains(sign.Item)
            && !(sign.Item == '.' && (inner[sign.Index - 1] == '.' || inner[sign.Index + 1] == '.')));

    private static string? Join(List<string> words, bool isCut)
    {
        var kept = new List<string>();
        for (var i = 0; i < words.Count && kept.Count < MostWords; i++)
        {
            // Single figures one after another are a number as well.
            var isNumber = IsFigure(i) && (words[i] == Number || IsFigure(i - 1) || IsFigure(i + 1));
            isCut |= kept.Count == MostWords - 1 && i < words.Count - 1;
            Add(isNumber ? Hidden : words[i]);
        }

        if (isCut) Add(Hidden);
        return kept.Exists(word => char.IsLetter(word[0])) ? string.Join(' ', kept) : null;

        bool IsFigure(int index) => index >= 0 && index < words.Count && char.IsDigit(words[index][0]);

        void Add(string word)
        {
            if (word != Hidden || kept is not [.., Hidden]) kept.Add(word);
        }
    }
}
