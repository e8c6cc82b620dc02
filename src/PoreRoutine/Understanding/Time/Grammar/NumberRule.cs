namespace PoreRoutine.Understanding.Time.Grammar;

/// <summary>Whole numbers, as digits or words.</summary>
internal static class NumberRule
{
    /// <summary>Reads the number at <paramref name="at"/>: "10", "ten", "twenty-one", "forty five".</summary>
    public static bool Find(TimeTokens tokens, int at, out int end, out int number)
    {
        end = at + 1;
        if (tokens.Digits(at) is { } digits)
        {
            number = digits;
            return true;
        }

        number = tokens.Lexeme(at).Number ?? -1;
        if (number < 0) return false;
        if (number is >= 20 and <= 90)
        {
            var unit = tokens.Is(at + 1, "-") ? at + 2 : at + 1;
            if (tokens.Lexeme(unit).Number is >= 1 and <= 9 and var ones)
            {
                number += ones;
                end = unit + 1;
            }
        }

        return true;
    }

    /// <summary>Reads the ordinal at <paramref name="at"/>: "8th", "eighth", "twenty-first".</summary>
    /// <param name="isWord">Whether it is written as a word; "second" is much else besides.</param>
    public static bool FindOrdinal(TimeTokens tokens, int at, out int end, out int number, out bool isWord)
    {
        end = at + 1;
        isWord = true;
        if (tokens.Lexeme(at).Ordinal is { } ordinal)
        {
            number = ordinal;
            return true;
        }

        if (tokens.Lexeme(at).Number is (20 or 30) and var tens)
        {
            var unit = tokens.Is(at + 1, "-") ? at + 2 : at + 1;
            if (tokens.Lexeme(unit).Ordinal is >= 1 and <= 9 and var ones)
            {
                number = tens + ones;
                end = unit + 1;
                return true;
            }
        }

        isWord = false;
        number = tokens.Digits(at) ?? -1;
        if (number < 1 || tokens.Written(at + 1) is not ("st" or "nd" or "rd" or "th")) return false;
        end = at + 2;
        return true;
    }
}
