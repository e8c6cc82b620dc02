using System.Text.Json.Serialization;

namespace PoreRoutine.Bot.Evaluation;

/// <summary>A line of an evaluation file as it is written.</summary>
/// <param name="Text">What the person typed.</param>
/// <param name="Expect">A topic, topics or an intent, and slots by their names.</param>
internal sealed record EvaluationLine(
    [property: JsonRequired] string? Text,
    [property: JsonRequired] Dictionary<string, SlotValue>? Expect);
