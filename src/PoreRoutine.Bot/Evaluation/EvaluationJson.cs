using System.Text.Json.Serialization;

namespace PoreRoutine.Bot.Evaluation;

/// <summary>Source-generated JSON of evaluation files and of what comes of them.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EvaluationLine))]
[JsonSerializable(typeof(EvaluationResult))]
internal sealed partial class EvaluationJson : JsonSerializerContext;
