using PoreRoutine.Knowledge;
using PoreRoutine.Understanding.Steps;
using PoreRoutine.Understanding.Time;

namespace PoreRoutine.Understanding;

/// <summary>Reads what a request says beside what is wanted: steps by the words of the seeds, and times. Safe for use by many threads.</summary>
/// <param name="content">The routine.</param>
public sealed class SlotReader(RoutineContent content)
{
    private readonly StepVocabulary vocabulary = new(content);

    /// <summary>Whether a text speaks of all steps at once: "skip all of it".</summary>
    /// <param name="text">What was said.</param>
    public static bool SaysAll(string text) => Normalizer.Words(text).Exists(StepSlots.Everything.Contains);

    /// <summary>The step that a phrase names, whole and alone; null if it names none, or says more.</summary>
    /// <param name="words">As <see cref="Normalizer.Words"/> gives them.</param>
    public string? FindStep(IReadOnlyList<string> words) =>
        vocabulary.Find([.. words]) is [{ From: 0 } only] && only.To == words.Count ? only.StepId : null;

    /// <summary>What <paramref name="text"/> says of the slots that <paramref name="intent"/> has. Never throws.</summary>
    /// <param name="intent">One of <see cref="Intents"/>; any other label gives <see cref="RequestSlots.None"/>.</param>
    /// <param name="text">What was said.</param>
    /// <param name="reference">When, where and in which culture.</param>
    public RequestSlots Read(string intent, string text, TimeReference reference) =>
        Intents.All.Contains(intent) ? new(StepSlots.Read(intent, text, content, vocabulary), TimeSlots.Read(intent, text, reference)) : RequestSlots.None;
}
