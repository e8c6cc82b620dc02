using System.Text.Json;
using System.Text.Json.Serialization;
using BotFramework;

namespace PoreRoutine.Bot.Dialogs;

/// <summary>Source-generated JSON for what the bot stores and what its buttons carry.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ClientRecord))]
[JsonSerializable(typeof(ButtonPress))]
[JsonSerializable(typeof(StepOnShow))]
internal sealed partial class BotJsonContext : JsonSerializerContext
{
    /// <summary>The options of everything that is stored: the library's types and the bot's, no reflection.</summary>
    public static JsonSerializerOptions Storage { get; } = BotFrameworkJson.With(Default);
}
