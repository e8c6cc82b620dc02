using PoreRoutine.Knowledge;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Understanding;

/// <summary>What was just talked about: what a short message leans on.</summary>
/// <param name="TopicId">The topic answered last; null if something else came last.</param>
/// <param name="Request">What was asked for last; null if something else came last.</param>
/// <param name="Step">The step that a walkthrough shows, or a question of the set-up is about; null if there is none.</param>
internal sealed record TalkedAbout(string? TopicId, PastRequest? Request, string? Step)
{
    /// <summary>Nothing yet.</summary>
    public static readonly TalkedAbout Nothing = new(null, null, null);

    /// <summary>The topic, as far as the content still has it.</summary>
    public Topic? TopicIn(RoutineContent content) => content.Topics.GetValueOrDefault(TopicId ?? string.Empty);

    /// <summary>The step of what came last, else the one on show; null if neither.</summary>
    public string? StepIn(RoutineContent content) => TopicIn(content)?.StepId ?? (Request?.Steps is [var step] ? content.FindStep(step)?.Id : null) ?? Step;

    /// <summary>What is talked about once a reading was answered.</summary>
    public TalkedAbout After(Reading reading) =>
        !reading.IsRequest ? this
        : reading.Decision.Kind is RecognitionKind.Topic ? this with { TopicId = reading.Decision.Label, Request = null }
        : this with { TopicId = null, Request = PastRequest.Of(reading) };
}
