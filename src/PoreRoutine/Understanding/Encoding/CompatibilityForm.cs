using System.Text;

namespace PoreRoutine.Understanding.Encoding;

/// <summary>
/// Writes text with the characters that the encoder's vocabulary has: Unicode's form NFKC, as far as keyboards go. The framework's own
/// needs data that the service does not bring along.
/// </summary>
internal static class CompatibilityForm
{
    private const string Letters = "AEIOUaeiouNnCcYy";
    private const string Grave = "ÀÈÌÒÙàèìòù";
    private const string Acute = "ÁÉÍÓÚáéíóú\0\0\0\0Ýý";
    private const string Circumflex = "ÂÊÎÔÛâêîôû";
    private const string Tilde = "Ã\0\0Õ\0ã\0\0õ\0Ññ";
    private const string Diaeresis = "ÄËÏÖÜäëïöü\0\0\0\0\0ÿ";
    private const string Cedilla = "\0\0\0\0\0\0\0\0\0\0\0\0Çç";

    /// <summary>The text in that form; most texts are in it already.</summary>
    public static string Of(string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange('\0', '\u007F') < 0) return text;
        var result = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            switch (character)
            {
                case '\u00A0' or '\u202F' or '\u3000' or (>= '\u2000' and <= '\u200A'):
                    result.Append(' ');
                    break;
                case >= '！' and <= '～':
                    result.Append((char)(character - '！' + '!'));
                    break;
                case >= '\u0300' and <= '\u0327' when result.Length > 0 && Compose(result[^1], character) is var composed and not '\0':
                    result[^1] = composed;
                    break;
                default:
                    _ = Spelled(character) is { } spelled ? result.Append(spelled) : result.Append(character);
                    break;
            }
        }

        return result.ToString();
    }

    private static string? Spelled(char character) => character switch
    {
        '…' => "...",
        '‥' => "..",
        '½' => "1⁄2",
        '¼' => "1⁄4",
        '¾' => "3⁄4",
        '²' => "2",
        '³' => "3",
        '¹' => "1",
        'ª' => "a",
        'º' => "o",
        '™' => "TM",
        '№' => "No",
        '℃' => "°C",
        '℉' => "°F",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        '‼' => "!!",
        '⁉' => "!?",
        '⁈' => "?!",
        _ => null,
    };

    private static char Compose(char letter, char mark)
    {
        var composed = mark switch
        {
            '\u0300' => Grave,
            '\u0301' => Acute,
            '\u0302' => Circumflex,
            '\u0303' => Tilde,
            '\u0308' => Diaeresis,
            '\u0327' => Cedilla,
            _ => string.Empty,
        };
        var index = Letters.IndexOf(letter, StringComparison.Ordinal);
        return index >= 0 && index < composed.Length ? composed[index] : '\0';
    }
}
