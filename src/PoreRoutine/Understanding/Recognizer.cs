using PoreRoutine.Knowledge;

namespace PoreRoutine.Understanding;

/// <summary>
/// Tells which topic or intent a text means, from nothing but the utterances it was trained on. It does not guess: what it
/// cannot place with confidence is <see cref="RecognitionKind.None"/>. Deterministic; safe for use by many threads.
/// </summary>
public sealed class Recognizer
{
    /// <summary>From this probability on, cross-validated answers are right more often than wrong; below it they are guesses.</summary>
    private const float LeastToAnswer = 0.45f;

    /// <summary>From this probability on it is care: cross-validated, it catches six signs in seven, and takes one question in thirty for one.</summary>
    private const float LeastForCare = 0.12f;

    private const float LeastToMention = 0.02f;
    private const int MostMentioned = 8;

    private readonly FeatureSpace space;
    private readonly SoftmaxRegression model;
    private readonly (string Label, RecognitionKind Kind)[] labels;

    private Recognizer(FeatureSpace space, SoftmaxRegression model, (string Label, RecognitionKind Kind)[] labels) =>
        (this.space, this.model, this.labels) = (space, model, labels);

    /// <summary>Learns from the utterances and the topics' own questions; takes about a second for 5,000 lines.</summary>
    /// <param name="content">Says which labels are topics.</param>
    /// <param name="utterances">As <see cref="UtteranceReader"/> reads them; at least one.</param>
    public static Recognizer Train(RoutineContent content, IReadOnlyList<Utterance> utterances)
    {
        ArgumentOutOfRangeException.ThrowIfZero(utterances.Count, nameof(utterances));
        List<Utterance> lines = [.. utterances, .. content.Topics.Values.Select(topic => new Utterance(topic.Question, topic.Id))];
        var words = lines.ConvertAll(line => Normalizer.Words(line.Text));
        var labels = lines.Select(line => line.Label).Distinct().Order(StringComparer.Ordinal).ToArray();
        var classes = labels.Index().ToDictionary(label => label.Item, label => label.Index, StringComparer.Ordinal);
        var space = new FeatureSpace(words);
        var model = SoftmaxRegression.Train(words.ConvertAll(space.Map), lines.ConvertAll(line => classes[line.Label]), space.Count, labels.Length);
        return new(space, model, [.. labels.Select(label => (label, KindOf(label, content)))]);
    }

    /// <summary>What <paramref name="text"/> means, by itself, without what was said before; well under a millisecond for a sentence.</summary>
    public Recognition Recognize(string text)
    {
        var sample = space.Map(Normalizer.Words(text));
        if (sample.Indices.Length == 0) return new(Labels.None, RecognitionKind.None, 1, []);

        var ranked = labels.Zip(model.Predict(sample), (label, probability) => (label.Label, label.Kind, Probability: probability))
            .OrderByDescending(candidate => candidate.Probability)
            .ToList();
        var care = ranked.Find(candidate => candidate.Kind is RecognitionKind.Care);
        var best = ranked[0];
        var chosen = (Labels.None, RecognitionKind.None, Probability: 1 - ranked.Find(candidate => candidate.Kind is not RecognitionKind.None).Probability);
        if (care.Probability >= LeastForCare) chosen = care;
        else if (best.Kind is not RecognitionKind.None && best.Probability >= LeastToAnswer) chosen = best;
        return new(chosen.Item1, chosen.Item2, chosen.Probability,
        [
            .. ranked
                .Where(candidate => candidate.Kind is RecognitionKind.Topic or RecognitionKind.Intent && candidate.Label != chosen.Item1 && candidate.Probability >= LeastToMention)
                .Take(MostMentioned)
                .Select(candidate => new Candidate(candidate.Label, candidate.Probability)),
        ]);
    }

    private static RecognitionKind KindOf(string label, RoutineContent content) => label switch
    {
        Labels.None => RecognitionKind.None,
        Labels.Care => RecognitionKind.Care,
        _ => content.Topics.ContainsKey(label) ? RecognitionKind.Topic : RecognitionKind.Intent,
    };
}
