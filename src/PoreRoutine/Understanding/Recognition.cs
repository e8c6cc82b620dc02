using System.Collections.Immutable;

namespace PoreRoutine.Understanding;

/// <summary>What a text was taken to mean.</summary>
/// <param name="Label">A topic's id, one of <see cref="Intents"/>, <see cref="Labels.None"/> or <see cref="Labels.Care"/>.</param>
/// <param name="Kind">Which of these.</param>
/// <param name="Confidence">
/// From 0 to 1: how likely the label is right. Low with <see cref="RecognitionKind.Care"/>, which a slight sign is enough for;
/// with <see cref="RecognitionKind.None"/> how likely it is that nothing else was meant.
/// </param>
/// <param name="Alternatives">Topics and intents that may have been meant instead, best first; at most eight, often none.</param>
public sealed record Recognition(string Label, RecognitionKind Kind, double Confidence, ImmutableArray<Candidate> Alternatives);
