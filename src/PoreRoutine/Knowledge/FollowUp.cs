namespace PoreRoutine.Knowledge;

/// <summary>A topic offered after an answer.</summary>
/// <param name="TopicId">The id of a topic of the same <see cref="RoutineContent"/>.</param>
/// <param name="Label">The button's text.</param>
public sealed record FollowUp(string TopicId, string Label);
