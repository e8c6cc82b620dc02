using System.Text.Json.Serialization;

namespace PoreRoutine.Bot.Reminders;

/// <summary>How a wake-up is written as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(WakeUp))]
internal sealed partial class WakeUpJson : JsonSerializerContext;
