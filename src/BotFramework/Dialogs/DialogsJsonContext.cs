using System.Text.Json.Serialization;

namespace BotFramework.Dialogs;

/// <summary>Source-generated JSON for what dialogs store.</summary>
/// <remarks>Metadata only: generated writers would write a dialog's values with this context's options, which do not know the bot's own types.</remarks>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DialogState))]
[JsonSerializable(typeof(PromptOptions))]
[JsonSerializable(typeof(Choices.FoundChoice))]
internal sealed partial class DialogsJsonContext : JsonSerializerContext;
