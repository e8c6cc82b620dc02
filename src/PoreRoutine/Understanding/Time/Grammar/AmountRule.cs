namespace PoreRoutine.Understanding.Time.Grammar;

/// <summary>How many of a unit: "a", "half an", "2 and a half", "1.5", "a couple of", "10 to 15".</summary>
internal static class AmountRule
{
    private static readonly PhraseTable<double> Named = new(
    [
        ("a couple of", 2), ("a couple more", 2), ("a couple", 2), ("couple of", 2), ("couple", 2), ("another couple of", 2), ("next couple of", 2),
        ("half a", 0.5), ("half", 0.5), ("a half", 0.5), ("½", 0.5), ("¼", 0.25), ("¾", 0.75), ("1 / 2 a", 0.5), ("1 / 2", 0.5),
        ("a quarter of a", 0.25), ("quarter of a", 0.25), ("a quarter", 0.25), ("quarter", 0.25),
        ("three quarters of a", 0.75), ("three quarter of a", 0.75), ("3 / 4 of a", 0.75), ("a", 1), ("another", 1), ("one more", 1), ("a extra", 1),
    ]);

    private static readonly PhraseTable<double> Fractions = new([("and a half", 0.5), ("1 / 2", 0.5), ("½", 0.5), ("and a quarter", 0.25)]);

    private static readonly string[] BeforeUnit = ["additional", "extra", "full", "good", "ish", "little", "odd", "more", "other", "short", "solid", "straight", "whole"];

    /// <summary>Reads what stands before a unit; <paramref name="most"/> is another number where there are two.</summary>
    /// <param name="isArticle">Whether it is no more than "a".</param>
    public static bool Find(TimeTokens tokens, int at, out int end, out double least, out double most, out bool isArticle)
    {
        isArticle = tokens.Is(at, "a");
        if (!FindOne(tokens, at, out end, out least))
        {
            most = 0;
            return false;
        }

        most = least;
        if (tokens.Text(end) is "-" or "to" or "or" && FindOne(tokens, end + 1, out var behind, out var second) && second > least)
        {
            most = second;
            end = behind;
        }

        isArticle &= end == at + 1;
        if (BeforeUnit.Contains(tokens.Text(end)) || tokens.IsGluedMark(end, "-") && tokens.Lexeme(end + 1).Unit is not TimeUnit.None) end++;
        return true;
    }

    /// <summary>"and a half" behind a unit.</summary>
    public static bool FindFraction(TimeTokens tokens, int at, out int end, out double fraction) => Fractions.Find(tokens, at, out end, out fraction);

    private static bool FindOne(TimeTokens tokens, int at, out int end, out double amount)
    {
        if (Named.Find(tokens, at, out end, out amount)) return true;
        if (!NumberRule.Find(tokens, at, out end, out var number)) return false;
        amount = number;
        if (tokens.IsGluedMark(end, ".") && tokens.Digits(end + 1) is { } decimals && tokens.Text(end + 1).Length == 1)
        {
            amount += decimals / 10.0;
            end += 2;
        }
        else if (Fractions.Find(tokens, end, out var behind, out var fraction))
        {
            amount += fraction;
            end = behind;
        }

        return true;
    }
}
