using System.Text.Json.Serialization;

namespace PoreRoutine.Bot.Dialogs;

/// <summary>Source-generated JSON for what the bot stores and what its buttons carry.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ClientRecord))]
[JsonSerializable(typeof(ButtonPress))]
internal sealed partial class BotJsonContext : JsonSerializerContext;
