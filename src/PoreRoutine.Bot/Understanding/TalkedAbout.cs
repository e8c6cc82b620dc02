using PoreRoutine.Knowledge;

namespace PoreRoutine.Bot.Understanding;

/// <summary>What was just talked about: what a short message leans on.</summary>
/// <param name="TopicId">The topic answered last; null if something else came last.</param>
/// <param name="StepOnShow">The step that a walkthrough shows; null outside of one.</param>
internal sealed record TalkedAbout(string? TopicId, string? StepOnShow)
{
    /// <summary>Nothing yet.</summary>
    public static readonly TalkedAbout Nothing = new(null, null);

    /// <summary>The step of what came last, else the one on show; null if neither.</summary>
    public string? StepIn(RoutineContent content) => content.Topics.GetValueOrDefault(TopicId ?? string.Empty)?.StepId ?? StepOnShow;
}
