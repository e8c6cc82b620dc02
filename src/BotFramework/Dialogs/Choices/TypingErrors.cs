namespace BotFramework.Dialogs.Choices;

/// <summary>Puts slips of the fingers right: one letter too many, too few, another, or two changed over.</summary>
internal static class TypingErrors
{
    /// <summary>Shorter words are too close to too many others.</summary>
    private const int LongWord = 5;

    /// <summary>The one word that was meant; null where it cannot be told, or the text is no slip.</summary>
    /// <param name="text">What was typed, in lower case; itself none of the words.</param>
    /// <param name="words">What may be meant, in lower case.</param>
    public static string? Meant(string text, IEnumerable<string> words) =>
        words.Where(word => IsSlip(text, word)).Distinct(StringComparer.Ordinal).Take(2).ToList() is [var only] ? only : null;

    /// <summary>A tokenizer that takes "9pm" for "9 pm", and a slip for the word that was meant, if only one can be.</summary>
    public static TokenizerFunction Forgive(TokenizerFunction tokenizer, IEnumerable<string> values)
    {
        var words = values.SelectMany(value => Split(tokenizer(value))).Select(token => token.Normalized).ToHashSet(StringComparer.Ordinal);
        return (text, locale) => Split(tokenizer(text, locale)).Select(token => new Token
        {
            Start = token.Start,
            End = token.End,
            Text = token.Text,
            Normalized = words.Contains(token.Normalized) || EnglishNumbers.IsNumberWord(token.Normalized)
                ? token.Normalized
                : Meant(token.Normalized, words) ?? token.Normalized,
        }).ToList();
    }

    private static bool IsSlip(string text, string word)
    {
        if (Math.Max(text.Length, word.Length) < LongWord || Math.Min(text.Length, word.Length) < LongWord - 1 || char.IsAsciiDigit(word[0]))
        {
            return false;
        }

        var same = text.AsSpan().CommonPrefixLength(word);
        var left = text.AsSpan(same);
        var right = word.AsSpan(same);
        return (left.Length - right.Length) switch
        {
            1 => left[1..].SequenceEqual(right),
            -1 => left.SequenceEqual(right[1..]),
            0 when left.Length > 0 => left[1..].SequenceEqual(right[1..])
                || (left.Length > 1 && left[0] == right[1] && left[1] == right[0] && left[2..].SequenceEqual(right[2..])),
            _ => false,
        };
    }

    private static IEnumerable<Token> Split(List<Token> tokens)
    {
        foreach (var token in tokens)
        {
            var digits = token.Normalized.AsSpan().IndexOfAnyExceptInRange('0', '9');
            if (digits <= 0 || token.Normalized.Length != token.Text.Length)
            {
                yield return token;
                continue;
            }

            var middle = token.Start + digits;
            yield return new Token { Start = token.Start, End = middle - 1, Text = token.Text[..digits], Normalized = token.Normalized[..digits] };
            yield return new Token { Start = middle, End = token.End, Text = token.Text[digits..], Normalized = token.Normalized[digits..] };
        }
    }
}
