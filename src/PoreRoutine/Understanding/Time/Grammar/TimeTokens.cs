using System.Globalization;
using System.Text;

namespace PoreRoutine.Understanding.Time.Grammar;

/// <summary>A text's tokens, with questions that rules ask. Positions before the first and after the last hold an empty token.</summary>
internal sealed class TimeTokens
{
    private static readonly TimeToken Nothing = new("", "", 0, 0, false, false, Grammar.Lexeme.Other);

    /// <summary>Behind a number, "nineish" as well as "9ish".</summary>
    private const string About = "ish";

    private readonly List<TimeToken> tokens = [];

    public TimeTokens(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var end = at + 1;
            if (IsWordPart(text[at]))
            {
                while (end < text.Length && (IsWordPart(text[end]) || IsApostrophe(text[end]) && end + 1 < text.Length && IsWordPart(text[end + 1]))) end++;
                AddRun(text, at, end);
            }
            else
            {
                Add(text, at, end, false);
            }

            at = end;
        }
    }

    public int Count => tokens.Count;

    public TimeToken this[int at] => at >= 0 && at < tokens.Count ? tokens[at] : Nothing;

    public string Text(int at) => this[at].Text;

    public string Written(int at) => this[at].Written;

    public Lexeme Lexeme(int at) => this[at].Lexeme;

    public bool Is(int at, string word) => this[at].Text == word;

    public bool Is(int at, string first, string second) => Is(at, first) && Is(at + 1, second);

    /// <summary>Whether the token is a sign, or no token at all.</summary>
    public bool IsMark(int at) => this[at].Text is not [var first, ..] || !char.IsLetterOrDigit(first);

    /// <summary>The number that the token's digits write; null where it is none or too long to be part of a time.</summary>
    public int? Digits(int at) => this[at] is { IsDigits: true, Text.Length: <= 4 } token ? int.Parse(token.Text, CultureInfo.InvariantCulture) : null;

    /// <summary>Whether the sign <paramref name="mark"/> stands between two tokens with no space around it.</summary>
    public bool IsGluedMark(int at, string mark) => Is(at, mark) && this[at].IsGlued && this[at + 1].IsGlued;

    private static bool IsWordPart(char character) => char.IsLetterOrDigit(character) || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark;

    private static bool IsApostrophe(char character) => character is '\'' or '’' or '‘' or '`' or '´';

    /// <summary>Letters and digits mixed are a word ("2nite") or several ("9pm", "1h30").</summary>
    private void AddRun(string text, int start, int end)
    {
        if (Lexicon.IsWord(Plain(text, start, end)))
        {
            Add(text, start, end, false);
            return;
        }

        for (var from = start; from < end;)
        {
            var to = from + 1;
            var digits = char.IsAsciiDigit(text[from]);
            if (!digits && from == start && IsAboutNumber(text, start, end))
            {
                Add(text, start, end - About.Length, false);
                Add(text, end - About.Length, end, false);
                return;
            }

            while (to < end && char.IsAsciiDigit(text[to]) == digits) to++;
            Add(text, from, to, digits);
            from = to;
        }
    }

    private static bool IsAboutNumber(string text, int start, int end) =>
        end - start > About.Length && Plain(text, end - About.Length, end) == About && Lexicon.Of(Plain(text, start, end - About.Length)).Number is not null;

    private void Add(string text, int start, int end, bool digits)
    {
        var written = Plain(text, start, end);
        if (written.Length == 0) return;
        var word = digits ? written : Lexicon.Word(written);
        tokens.Add(new(word, written, start, end, start > 0 && tokens.Count > 0 && tokens[^1].End == start, digits, Lexicon.Of(word)));
    }

    private static string Plain(string text, int start, int end)
    {
        var plain = new StringBuilder(end - start);
        for (var at = start; at < end; at++)
        {
            if (IsApostrophe(text[at]) && end - start > 1 || char.GetUnicodeCategory(text[at]) is UnicodeCategory.NonSpacingMark) continue;
            plain.Append(Letters.Unaccented(char.ToLowerInvariant(text[at])));
        }

        return plain.ToString();
    }
}
