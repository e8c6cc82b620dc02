namespace PoreRoutine.Understanding;

/// <summary>Something that may have been meant.</summary>
/// <param name="Label">A topic's id or one of <see cref="Intents"/>.</param>
/// <param name="Confidence">From 0 to 1.</param>
public sealed record Candidate(string Label, double Confidence);
