using System.Text.Json;
using BotFramework;
using PoreRoutine.Bot.Cards;

namespace PoreRoutine.Bot.Dialogs;

/// <summary>How everything is stored: the library's types and the bot's, by generated code alone.</summary>
internal static class BotJson
{
    /// <summary>The options of stores and states. Thread-safe.</summary>
    public static JsonSerializerOptions Storage { get; } = BotFrameworkJson.With(BotJsonContext.Default, CardJsonContext.Default);
}
