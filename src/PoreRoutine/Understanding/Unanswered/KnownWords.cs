using System.Collections.Frozen;
using PoreRoutine.Knowledge;
using PoreRoutine.Understanding.Encoding;

namespace PoreRoutine.Understanding.Unanswered;

/// <summary>
/// The words that may be kept of what a client wrote: those of the operator's content and those of the encoder's vocabulary. Names,
/// addresses and the like are in neither. Words are as <see cref="Normalizer"/> gives them. Immutable, safe for use by many threads.
/// </summary>
public sealed class KnownWords
{
    /// <summary>Shorter pieces of the encoder's vocabulary are mostly beginnings of words, and of names: "jo", "kat".</summary>
    private const int ShortestOfEncoder = 4;

    private readonly FrozenSet<string> content;
    private readonly FrozenSet<string> repeated;
    private readonly SentenceEncoder encoder;

    /// <summary>The words of a content; takes about a tenth of a second for 11,000 utterances.</summary>
    /// <param name="content">What the operator's bot knows.</param>
    /// <param name="utterances">How it hears.</param>
    /// <param name="encoder">Has a vocabulary of its own.</param>
    public KnownWords(RoutineContent content, IReadOnlyList<Utterance> utterances, SentenceEncoder encoder)
    {
        this.encoder = encoder;

        var counts = Texts(content).Concat(utterances.Select(utterance => utterance.Text))
            .SelectMany(Normalizer.Words)
            .Where(word => char.IsLetter(word[0]))
            .CountBy(word => word)
            .ToList();

        // "Who painted the Mona Lisa" makes nobody's name a word of the content: what may be a name has to stand there twice.
        repeated = counts.Where(word => word.Value > 1).Select(word => word.Key).ToFrozenSet(StringComparer.Ordinal);
        this.content = counts.Where(word => word.Value > 1 || !encoder.KnowsName(word.Key)).Select(word => word.Key).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>True if either vocabulary knows the word.</summary>
    public bool Contains(string word)
    {
        ArgumentException.ThrowIfNullOrEmpty(word);
        return content.Contains(word) || (word.Length >= ShortestOfEncoder && encoder.KnowsWord(word));
    }

    /// <summary>True if the word may stay even where it is written like a name, with a capital within a sentence.</summary>
    public bool ContainsAsName(string word) => repeated.Contains(word);

    private static IEnumerable<string> Texts(RoutineContent content) =>
    [
        content.Title,
        .. content.Steps.SelectMany(step => step.Products.SelectMany(product => new[] { product.Name, product.Brand, product.Use }).Concat([step.Id, step.Title, step.Tonight, .. step.Words])),
        .. content.Topics.Values.SelectMany(topic => topic.FollowUps.Select(followUp => followUp.Label).Concat([topic.Question, topic.ShortAnswer, topic.LongAnswer ?? string.Empty])),
    ];
}
