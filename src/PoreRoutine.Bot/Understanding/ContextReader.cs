using PoreRoutine.Knowledge;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Understanding;

/// <summary>Reads what says little by itself with what was just talked about. Thread-safe.</summary>
/// <param name="content">The routine.</param>
internal sealed class ContextReader(RoutineContent content)
{
    /// <summary>A text of no more words than this leans on what was said before: "how often?", "which one?".</summary>
    private const int FewWords = 3;

    /// <summary>A text that the recogniser did not place: in few words it is taken for the step talked about, in more words that step is offered first.</summary>
    public Decision Refine(string text, Recognition recognition, Decision decision, TalkedAbout about)
    {
        if (recognition.Kind is not RecognitionKind.None || about.StepIn(content) is not { } stepId)
        {
            return decision;
        }

        var ofStep = recognition.Alternatives.Where(IsOfStep).ToList();
        if (ofStep.Count > 0 && Normalizer.Words(text).Count(word => char.IsLetterOrDigit(word[0])) <= FewWords)
        {
            return new Decision(ofStep[0].Label, RecognitionKind.Topic, ofStep[0].Confidence, []);
        }

        return decision with { Offered = [.. decision.Offered.Concat(decision.Label is null ? ofStep : []).Distinct().OrderByDescending(IsOfStep).Take(Decision.MostOffered)] };

        bool IsOfStep(Candidate candidate) => content.Topics.TryGetValue(candidate.Label, out var topic) && topic.StepId == stepId;
    }
}
