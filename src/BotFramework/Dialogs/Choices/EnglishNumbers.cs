using System.Globalization;
using System.Text.RegularExpressions;

namespace BotFramework.Dialogs.Choices;

/// <summary>Finds whole numbers and ordinals in English text: words up to 99, digits up to 9999.</summary>
internal static partial class EnglishNumbers
{
    private static readonly string[] s_cardinals =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] s_ordinals =
    [
        "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
        "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    ];

    private static readonly string[] s_tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly string[] s_tenths = ["", "", "twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth"];

    /// <summary>True for a word that stands for a number or a place.</summary>
    public static bool IsNumberWord(string word) =>
        Array.IndexOf(s_cardinals, word) >= 0 || Array.IndexOf(s_ordinals, word) >= 0 || Array.IndexOf(s_tens, word) >= 0 || Array.IndexOf(s_tenths, word) >= 0;

    /// <summary>Numbers, as they stand in the text. The "one" of "the one with clay" is none.</summary>
    public static List<Place> Cardinals(string text) =>
        [.. Look(text, s_cardinals, s_tens, token => IsWhole(text, token) ? Digits(token.Text) : null)
            .Where(place => place.Value != 1 || !Pronoun().IsMatch(text.AsSpan(0, place.Start)) || char.IsAsciiDigit(text[place.Start]))];

    /// <summary>Ordinals, as they stand in the text; "last" and "bottom" are <paramref name="last"/>, and counting may go back from there. A slip in a longer one is put right.</summary>
    public static List<Place> Ordinals(string text, int last)
    {
        var places = Look(text, s_ordinals, s_tenths, token => token.Normalized switch
        {
            "last" or "bottom" => last,
            "top" => 1,
            [>= '0' and <= '9', ..] and [.. var digits, _, _] when token.Normalized.AsSpan()[^2..] is "st" or "nd" or "rd" or "th" => Digits(digits),
            var word when !IsNumberWord(word) && TypingErrors.Meant(word, s_ordinals) is { } meant => Array.IndexOf(s_ordinals, meant),
            _ => null,
        });
        for (var i = places.Count - 1; i >= 0; i--)
        {
            var end = places[i];
            if (!text.AsSpan(end.Start, end.End + 1 - end.Start).Equals("last", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (i > 0 && ToLast().IsMatch(text.AsSpan(places[i - 1].End + 1, end.Start - places[i - 1].End - 1)))
            {
                places.RemoveAt(i--);
                places[i] = new Place(last + 1 - places[i].Value, places[i].Start, end.End);
            }
            else if (NextTo().Match(text[..end.Start]) is { Success: true } next)
            {
                places[i] = new Place(last - 1, next.Index, end.End);
            }
        }

        return places;
    }

    private static List<Place> Look(string text, string[] words, string[] tens, Func<Token, int?> other)
    {
        var tokens = Tokenizer.DefaultTokenizer(text);
        var places = new List<Place>();
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            var ten = Array.IndexOf(s_tens, token.Normalized);
            var unit = i + 1 < tokens.Count ? Array.IndexOf(words, tokens[i + 1].Normalized) : -1;
            if (ten >= 2 && unit is >= 1 and <= 9)
            {
                places.Add(new Place((ten * 10) + unit, token.Start, tokens[++i].End));
            }
            else if (Array.IndexOf(words, token.Normalized) is >= 0 and var word)
            {
                places.Add(new Place(word, token.Start, token.End));
            }
            else if (Array.IndexOf(tens, token.Normalized) is >= 2 and var whole)
            {
                places.Add(new Place(whole * 10, token.Start, token.End));
            }
            else if (other(token) is { } value)
            {
                places.Add(new Place(value, token.Start, token.End));
            }
        }

        return places;
    }

    /// <summary>False for the parts of "1.5" and for "-1".</summary>
    private static bool IsWhole(string text, Token token)
    {
        var before = token.Start > 0 ? text[token.Start - 1] : ' ';
        return !(before is '.' or ',' && token.Start > 1 && char.IsAsciiDigit(text[token.Start - 2]))
            && !(before == '-' && (token.Start == 1 || char.IsWhiteSpace(text[token.Start - 2])))
            && !(token.End + 2 < text.Length && text[token.End + 1] is '.' or ',' && char.IsAsciiDigit(text[token.End + 2]));
    }

    private static int? Digits(string text) =>
        text.Length is > 0 and <= 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    [GeneratedRegex(@"\b(the|this|that|which|any|no|another|other|each|every)\s+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pronoun();

    /// <summary>What stands between "second" and "last".</summary>
    [GeneratedRegex(@"^[\s-]+((to|from)[\s-]+)?(the\s+)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ToLast();

    [GeneratedRegex(@"\b(next[\s-]+to|one\s+before)[\s-]+(the\s+)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NextTo();

    /// <summary>A number in digits, with its sign, thousands and fraction.</summary>
    [GeneratedRegex(@"(?<![\w.,-])-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?(?![\w,.]*[0-9])|(?<![\w.,-])-?[0-9]+(\.[0-9]+)?(?![0-9]|[.,][0-9])", RegexOptions.ExplicitCapture)]
    public static partial Regex InDigits();

    /// <summary>A number and where it stands: its first and last character.</summary>
    public readonly record struct Place(int Value, int Start, int End);
}
