using System.Text.Json;
using System.Text.Json.Nodes;
using BotFramework;
using BotFramework.Schema;

namespace PoreRoutine.Bot.Dialogs;

/// <summary>Makes the bot's messages: a text, and a card of buttons below it.</summary>
internal static class Reply
{
    private const string CardType = "application/vnd.microsoft.card.adaptive";

    /// <summary>A message of Markdown with buttons; without any it is text alone.</summary>
    public static Activity Text(string text, params IEnumerable<(string Title, ButtonPress Press)> buttons)
    {
        var message = MessageFactory.Text(text);
        message.TextFormat = TextFormatTypes.Markdown;
        var actions = buttons
            .Select(button => (JsonNode)new JsonObject
            {
                ["type"] = "Action.Submit",
                ["title"] = button.Title,
                // The one that most will press stands out.
                ["style"] = button.Press.Action is ButtonPress.Done or ButtonPress.Walkthrough ? "positive" : "default",
                ["data"] = JsonSerializer.SerializeToNode(button.Press, BotJsonContext.Default.ButtonPress),
            })
            .ToArray();
        if (actions.Length > 0)
        {
            message.Attachments = [new Attachment(CardType, content: Card(actions))];
        }

        return message;
    }

    /// <summary>An Adaptive Card of buttons. Nothing in it needs more than version 1.5, the newest that Teams and Web Chat both draw.</summary>
    private static JsonElement Card(JsonNode[] actions) => JsonSerializer.SerializeToElement(
        new JsonObject
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = "1.5",
            ["body"] = new JsonArray(),
            ["actions"] = new JsonArray(actions),
        },
        BotJson.Storage.GetTypeInfo(typeof(JsonObject)));
}
