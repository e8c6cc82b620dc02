using System.Numerics.Tensors;
using PoreRoutine.Knowledge;
using PoreRoutine.Understanding.Encoding;

namespace PoreRoutine.Understanding;

/// <summary>
/// Tells which topic or intent a text means, from nothing but the utterances it was trained on. It does not guess: what it
/// cannot place with confidence is <see cref="RecognitionKind.None"/>. Deterministic; safe for use by many threads.
/// </summary>
public sealed class Recognizer
{
    /// <summary>From this probability on it answers, if nothing else comes near: cross-validated over kinds of phrasing.</summary>
    private const float LeastToAnswer = 0.35f;

    /// <summary>How much more likely than the next the best must be.</summary>
    private const float LeastLead = 1.5f;

    /// <summary>From this probability on it is care.</summary>
    private const float LeastForCare = 0.2f;

    private const float LeastToMention = 0.05f;
    private const int MostMentioned = 8;

    /// <summary>Several models, each from another start, are right where one slips.</summary>
    private const int Models = 4;

    private readonly SentenceEncoder encoder;
    private readonly FeatureSpace space;
    private readonly MultilayerPerceptron[] models;
    private readonly (string Label, RecognitionKind Kind)[] labels;

    private Recognizer(SentenceEncoder encoder, FeatureSpace space, MultilayerPerceptron[] models, (string Label, RecognitionKind Kind)[] labels) =>
        (this.encoder, this.space, this.models, this.labels) = (encoder, space, models, labels);

    /// <summary>Learns from the utterances and the topics' own questions; takes a minute for 14,000 lines on two cores.</summary>
    /// <param name="content">Says which labels are topics.</param>
    /// <param name="utterances">As <see cref="UtteranceReader"/> reads them; at least one.</param>
    /// <param name="encoder">Gives texts their meanings.</param>
    /// <param name="meanings">Those of lines that were learnt before.</param>
    /// <param name="progress">Told how much is done, from 0 to 1, by any thread.</param>
    public static Recognizer Train(RoutineContent content, IReadOnlyList<Utterance> utterances, SentenceEncoder encoder, MeaningCache meanings, Action<double> progress)
    {
        ArgumentOutOfRangeException.ThrowIfZero(utterances.Count, nameof(utterances));
        var lines = Lines(content, utterances);
        var labels = lines.Select(line => line.Label).Distinct().Order(StringComparer.Ordinal).ToArray();
        var classes = labels.Index().ToDictionary(label => label.Item, label => label.Index, StringComparer.Ordinal);
        var words = lines.ConvertAll(line => Normalizer.Words(line.Text));
        var space = new FeatureSpace(words);
        var texts = new TextFeatures[lines.Count];
        var done = 0;
        TrainingThreads.For(lines.Count, index =>
        {
            texts[index] = Features(lines[index].Text, words[index], space, meanings.Find);
            if (Interlocked.Increment(ref done) % 100 == 0) progress(0.5 * done / lines.Count);
        });
        var answers = lines.ConvertAll(line => classes[line.Label]);
        var models = new MultilayerPerceptron[Models];
        var epochs = 0;
        TrainingThreads.For(Models, index => models[index] = PerceptronTraining.Train(texts, answers, space.Count, labels.Length, index + 1, () =>
            progress(Math.Min(1, 0.5 + (Interlocked.Increment(ref epochs) / (2.0 * PerceptronTraining.Epochs * Models))))));
        return new(encoder, space, models, [.. labels.Select(label => (label, KindOf(label, content)))]);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="EndOfStreamException">The stream ends too early.</exception>
    public static Recognizer Read(Stream stream, SentenceEncoder encoder)
    {
        using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        var labels = new (string, RecognitionKind)[reader.ReadInt32()];
        for (var i = 0; i < labels.Length; i++) labels[i] = (reader.ReadString(), (RecognitionKind)reader.ReadByte());
        var space = new FeatureSpace(reader);
        var models = new MultilayerPerceptron[Models];
        for (var i = 0; i < Models; i++) models[i] = MultilayerPerceptron.Read(reader);
        return new(encoder, space, models, labels);
    }

    /// <summary>What the training depends on: two calls with equal lines train equal recognisers.</summary>
    internal static List<Utterance> Lines(RoutineContent content, IReadOnlyList<Utterance> utterances) =>
        [.. utterances, .. content.Topics.Values.Select(topic => new Utterance(topic.Question, topic.Id))];

    /// <summary>Writes the recogniser, without its encoder.</summary>
    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        writer.Write(labels.Length);
        foreach (var (label, kind) in labels)
        {
            writer.Write(label);
            writer.Write((byte)kind);
        }

        space.Write(writer);
        foreach (var model in models) model.Write(writer);
    }

    /// <summary>What <paramref name="text"/> means, by itself, without what was said before; takes 2 or 3 ms for a sentence.</summary>
    public Recognition Recognize(string text)
    {
        var words = Normalizer.Words(text);
        if (words.Count == 0) return new(Labels.None, RecognitionKind.None, 1, []);
        var features = Features(text, words, space, encoder.Encode);
        var probabilities = new float[labels.Length];
        foreach (var model in models) model.Predict(features, probabilities);
        TensorPrimitives.Divide(probabilities, models.Length, probabilities);
        var ranked = labels.Zip(probabilities, (label, probability) => (label.Label, label.Kind, Probability: probability))
            .OrderByDescending(candidate => candidate.Probability)
            .ToList();
        var care = ranked.Find(candidate => candidate.Kind is RecognitionKind.Care);
        var none = ranked.Find(candidate => candidate.Kind is RecognitionKind.None);
        var known = ranked.FindAll(candidate => candidate.Kind is RecognitionKind.Topic or RecognitionKind.Intent);
        var best = known.FirstOrDefault();
        var chosen = (Labels.None, RecognitionKind.None, none.Probability);
        if (care.Probability >= LeastForCare) chosen = care;
        else if (best.Probability >= LeastToAnswer && best.Probability > none.Probability && best.Probability >= LeastLead * known.ElementAtOrDefault(1).Probability) chosen = best;
        return new(chosen.Item1, chosen.Item2, chosen.Probability,
        [
            .. known
                .Where(candidate => candidate.Label != chosen.Item1 && candidate.Probability >= LeastToMention)
                .Take(MostMentioned)
                .Select(candidate => new Candidate(candidate.Label, candidate.Probability)),
        ]);
    }

    /// <summary>A text as the encoder reads it: with its punctuation, but the encoder tells cases apart that people on a phone do not.</summary>
    internal static string Phrase(string text) => text.Trim().ToLowerInvariant().Replace('’', '\'');

    private static TextFeatures Features(string text, List<string> words, FeatureSpace space, Func<string, float[]> meaningOf)
    {
        var (indices, weights) = space.Map(words);
        return new(indices, weights, meaningOf(Phrase(text)));
    }

    private static RecognitionKind KindOf(string label, RoutineContent content) => label switch
    {
        Labels.None => RecognitionKind.None,
        Labels.Care => RecognitionKind.Care,
        _ => content.Topics.ContainsKey(label) ? RecognitionKind.Topic : RecognitionKind.Intent,
    };
}
