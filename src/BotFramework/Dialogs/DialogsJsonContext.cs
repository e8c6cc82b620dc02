using System.Text.Json.Serialization;

namespace BotFramework.Dialogs;

/// <summary>Source-generated JSON for what dialogs store.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DialogState))]
[JsonSerializable(typeof(PromptOptions))]
[JsonSerializable(typeof(Choices.FoundChoice))]
internal sealed partial class DialogsJsonContext : JsonSerializerContext;
