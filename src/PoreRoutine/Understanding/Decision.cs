using System.Collections.Immutable;
using PoreRoutine.Knowledge;

namespace PoreRoutine.Understanding;

/// <summary>What to do about a text: answer, act, ask back, or say that it is not covered.</summary>
/// <param name="Label">What it is taken for: a topic's id, one of <see cref="Intents"/> or of <see cref="Labels"/>; null: ask which of <paramref name="Offered"/> was meant.</param>
/// <param name="Kind">Which of these; <see cref="RecognitionKind.Topic"/> where it is asked.</param>
/// <param name="Confidence">From 0 to 1: how likely the label is right; where it is asked, the likeliest of those offered.</param>
/// <param name="Offered">Two or three topics and intents, the one to be offered first at the head; empty unless it is asked.</param>
public sealed record Decision(string? Label, RecognitionKind Kind, double Confidence, ImmutableArray<Candidate> Offered)
{
    /// <summary>Where the likeliest topic is less likely than this, asking "did you mean" would be a guess as well.</summary>
    private const double LeastToAsk = 0.15;

    /// <summary>Where it is likelier than this that nothing was meant that the content covers, it is not asked either.</summary>
    private const double MostNone = 0.4;

    /// <summary>What is less likely than this is not offered.</summary>
    private const double LeastToOffer = 0.05;

    /// <summary>How many are offered at most.</summary>
    public const int MostOffered = 3;

    /// <summary>Decides; what the recogniser did not place is asked back where something is likely.</summary>
    /// <param name="recognition">What the recogniser makes of a text, by itself.</param>
    /// <param name="content">The routine.</param>
    public static Decision Of(Recognition recognition, RoutineContent content)
    {
        if (recognition.Kind is not RecognitionKind.None) return new(recognition.Label, recognition.Kind, recognition.Confidence, []);

        var likely = recognition.Alternatives.Where(candidate => content.Topics.ContainsKey(candidate.Label) || (Intents.All.Contains(candidate.Label) && !Intents.Asides.Contains(candidate.Label))).ToList();
        ImmutableArray<Candidate> offered =
        [
            .. likely.Where(candidate => likely[0].Confidence >= LeastToAsk && recognition.Confidence < MostNone && candidate.Confidence >= LeastToOffer).Take(MostOffered),
        ];
        return offered.Length < 2
            ? new(Labels.None, RecognitionKind.None, recognition.Confidence, [])
            : new(null, RecognitionKind.Topic, offered.Max(candidate => candidate.Confidence), offered);
    }
}
