namespace PoreRoutine.Understanding.Steps;

/// <summary>A step named in a text.</summary>
/// <param name="StepId">Which.</param>
/// <param name="From">The first of its words.</param>
/// <param name="To">The word behind its last.</param>
internal sealed record StepMention(string StepId, int From, int To);
