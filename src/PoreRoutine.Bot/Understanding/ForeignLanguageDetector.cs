using System.Collections.Frozen;
using System.Text;
using Lingua;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Understanding;

/// <summary>
/// Tells texts in other languages from what the bot hears, which is English. In doubt a text is English: slips and brand names look foreign
/// to a model of letters, so a text in Latin script must also be made of words that no utterance has. Thread-safe.
/// </summary>
/// <param name="utterances">What the bot learns to hear from.</param>
internal sealed class ForeignLanguageDetector(IReadOnlyList<Utterance> utterances)
{
    /// <summary>Fewer words of Latin script tell too little: "merci" is thanks, "gua sha" a tool.</summary>
    private const int LeastWords = 3;

    /// <summary>A text with a larger share of known words is English.</summary>
    private const double MostKnown = 0.3;

    /// <summary>The same where letters have accents, which English writes without.</summary>
    private const double MostKnownBesideAccents = 0.6;

    /// <summary>A word in fewer lines may itself be foreign, or a slip.</summary>
    private const int LeastLines = 3;

    /// <summary>So much of a text is looked at.</summary>
    private const int MostCharacters = 500;

    /// <summary>A text that is likelier English than this is English.</summary>
    private const double MostEnglish = 0.05;

    /// <summary>The languages of Latin script whose models are shipped (<c>Understanding/Languages.targets</c>); read when first needed, some 30 MB.</summary>
    private static readonly Lazy<LanguageDetector> s_languages = new(() => LanguageDetectorBuilder
        .FromLanguages(
            Language.English, Language.German, Language.Spanish, Language.French, Language.Portuguese, Language.Italian, Language.Dutch, Language.Polish, Language.Turkish,
            Language.Swedish, Language.Danish, Language.Bokmal, Language.Finnish, Language.Czech, Language.Romanian, Language.Hungarian, Language.Indonesian, Language.Vietnamese)
        .WithLowAccuracyMode()
        .Build());

    private readonly Lazy<FrozenSet<string>> _known = new(() => utterances
        .SelectMany(utterance => Normalizer.Words(utterance.Text).Distinct())
        .CountBy(word => word)
        .Where(word => word.Value >= LeastLines)
        .Select(word => word.Key)
        .ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Whether a text that the bot did not understand is in another language.</summary>
    public bool IsForeign(string text)
    {
        text = text[..Math.Min(text.Length, MostCharacters)];
        var letters = text.EnumerateRunes().Where(Rune.IsLetter).ToList();
        if (letters.Count(letter => !IsLatin(letter)) * 2 > letters.Count)
        {
            return true;
        }

        var words = Normalizer.Words(text).Where(word => char.IsLetter(word[0])).ToList();
        return words.Count >= LeastWords
            && words.Count(_known.Value.Contains) < (letters.Exists(letter => !letter.IsAscii) ? MostKnownBesideAccents : MostKnown) * words.Count
            && s_languages.Value.ComputeLanguageConfidenceValues(text).GetValueOrDefault(Language.English) < MostEnglish;
    }

    /// <summary>Letters of the blocks Latin to Latin Extended-B, and Latin Extended Additional, which Vietnamese needs.</summary>
    private static bool IsLatin(Rune letter) => letter.Value is < 0x250 or (>= 0x1E00 and < 0x1F00);
}
