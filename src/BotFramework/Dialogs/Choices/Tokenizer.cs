using System.Text;

namespace BotFramework.Dialogs.Choices;

/// <summary>Takes texts apart. Thread-safe.</summary>
public static class Tokenizer
{
    /// <summary>A tokenizer that breaks at spaces, punctuation and symbols, and lets every emoji stand alone.</summary>
    public static TokenizerFunction DefaultTokenizer { get; } = Tokenize;

    private static List<Token> Tokenize(string? text, string? locale)
    {
        text ??= string.Empty;
        var tokens = new List<Token>();
        var start = 0;
        for (var i = 0; i < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length);
            var isBreak = IsBreak(rune.Value);
            if (isBreak || rune.Value > 0xFFFF)
            {
                Add(start, i);
                if (!isBreak)
                {
                    Add(i, i + length);
                }

                start = i + length;
            }

            i += length;
        }

        Add(start, text.Length);
        return tokens;

        void Add(int from, int to)
        {
            if (to > from)
            {
                var word = text[from..to];
                tokens.Add(new Token { Start = from, End = to - 1, Text = word, Normalized = word.ToLowerInvariant() });
            }
        }
    }

    /// <summary>Unicode's blocks of control characters, spaces, punctuation, marks and symbols below U+10000.</summary>
    private static bool IsBreak(int character) => character is
        <= 0x2F or (>= 0x3A and <= 0x40) or (>= 0x5B and <= 0x60) or (>= 0x7B and <= 0xBF)
        or (>= 0x2B9 and <= 0x36F) or (>= 0x2000 and <= 0x2BFF) or (>= 0x2E00 and <= 0x2E7F);
}
