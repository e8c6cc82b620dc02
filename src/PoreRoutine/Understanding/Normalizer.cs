using System.Globalization;
using System.Text;

namespace PoreRoutine.Understanding;

/// <summary>Makes one of what people type in many ways.</summary>
public static class Normalizer
{
    /// <summary>What a number of two digits or more becomes: which one it is tells nothing about the question. "Step 2" does.</summary>
    private const string Number = "0";

    // string.Normalize leaves accents alone where globalization is invariant, as it is in this service.
    private const string Accented = "àáâãäåçèéêëìíîïñòóôõöøùúûüýÿ";
    private const string Plain = "aaaaaaceeeeiiiinoooooouuuuyy";

    /// <summary>
    /// The words of a text: lower case, without accents, apostrophes and punctuation, letters drawn out ("sooo") said once,
    /// long numbers alike; "?" and each symbol such as an emoji are words of their own.
    /// </summary>
    public static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                if (word.Length > 0 && Rune.IsDigit(rune) != char.IsDigit(word[^1])) Flush();
                word.Append(Unaccented(Rune.ToLowerInvariant(rune)));
            }
            else if (rune.Value is not ('\'' or '’' or '‘' or '`' or '´') && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            {
                Flush();
                if (rune.Value is '?' || Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol) words.Add(rune.ToString());
            }
        }

        Flush();
        return words;

        void Flush()
        {
            if (word.Length == 0) return;
            words.Add(word.Length > 1 && char.IsDigit(word[0]) ? Number : Undrawn(word));
            word.Clear();
        }
    }

    /// <summary>The words as one text: two phrases that people would call the same are equal in it.</summary>
    public static string Phrase(string text) => string.Join(' ', Words(text));

    private static Rune Unaccented(Rune letter) =>
        letter.IsBmp && Accented.IndexOf((char)letter.Value) is >= 0 and var index ? new(Plain[index]) : letter;

    private static string Undrawn(StringBuilder word)
    {
        var text = word.ToString();
        word.Clear();
        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            while (end < text.Length && text[end] == text[start]) end++;
            word.Append(text[start], end - start > 2 ? 1 : end - start);
            start = end;
        }

        return word.ToString();
    }
}
