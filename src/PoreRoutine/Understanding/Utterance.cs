namespace PoreRoutine.Understanding;

/// <summary>An example of what people type.</summary>
/// <param name="Text">As someone would type it.</param>
/// <param name="Label">What is meant: a topic's id, one of <see cref="Intents"/>, <see cref="Labels.None"/> or <see cref="Labels.Care"/>.</param>
public sealed record Utterance(string Text, string Label);
