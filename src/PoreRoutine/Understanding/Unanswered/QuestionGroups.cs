using System.Collections.Immutable;
using System.Numerics.Tensors;
using PoreRoutine.Understanding.Encoding;

namespace PoreRoutine.Understanding.Unanswered;

/// <summary>Puts questions together that mean the same, by the nearness of their meanings. Deterministic.</summary>
public static class QuestionGroups
{
    /// <summary>From this cosine on two wordings are one question: chosen by looking at what falls together and what apart.</summary>
    private const float Near = 0.74f;

    /// <summary>The groups of questions, the most asked first.</summary>
    /// <param name="questions">In any order, each text once; 3,000 take a few seconds.</param>
    /// <param name="encoder">Gives texts their meanings.</param>
    public static ImmutableArray<QuestionGroup> Of(IEnumerable<AskedQuestion> questions, SentenceEncoder encoder)
    {
        ArgumentNullException.ThrowIfNull(questions);
        ArgumentNullException.ThrowIfNull(encoder);

        // The most asked lead: each other one goes to the leader it is nearest to, if it is near any.
        AskedQuestion[] ranked = [.. questions.OrderByDescending(question => question.Count).ThenBy(question => question.Text, StringComparer.Ordinal)];
        var meanings = new float[ranked.Length][];
        Parallel.For(0, ranked.Length, index => meanings[index] = encoder.Encode(ranked[index].Text.Replace(QuestionMask.Hidden, string.Empty, StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal).Trim()));
        var groups = new List<(float[] Leader, List<AskedQuestion> Wordings)>();
        foreach (var (question, meaning) in ranked.Zip(meanings))
        {
            var (nearest, cosine) = (-1, Near);
            for (var i = 0; i < groups.Count; i++)
            {
                if (TensorPrimitives.Dot<float>(groups[i].Leader, meaning) is var other && other >= cosine && (nearest < 0 || other > cosine)) (nearest, cosine) = (i, other);
            }

            if (nearest < 0) groups.Add((meaning, [question]));
            else groups[nearest].Wordings.Add(question);
        }

        return
        [
            .. groups.Select(group => new QuestionGroup([.. group.Wordings]))
                .OrderByDescending(group => group.Count)
                .ThenByDescending(group => group.Last)
                .ThenBy(group => group.Title, StringComparer.Ordinal),
        ];
    }
}
