using System.Collections.Immutable;

namespace PoreRoutine.Knowledge;

/// <summary>A question that the content answers.</summary>
/// <param name="Id">Stays the same for ever: <c>cleanse.why</c>.</param>
/// <param name="StepId">The step whose file it stands in; null in the routine's own file.</param>
/// <param name="Question">The question as plain text.</param>
/// <param name="ShortAnswer">One paragraph of Markdown on one line.</param>
/// <param name="LongAnswer">What "Tell me more" adds, as Markdown; null where there is no more.</param>
/// <param name="FollowUps">Two or three topics to go on with.</param>
public sealed record Topic(
    string Id,
    string? StepId,
    string Question,
    string ShortAnswer,
    string? LongAnswer,
    ImmutableArray<FollowUp> FollowUps);
