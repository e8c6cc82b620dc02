using System.Text.Json;

namespace PoreRoutine.Browser.Tools;

/// <summary>
/// A message as the Playground shows it. A reply with a text and cards is two messages in it: the text, then the cards.
/// </summary>
/// <param name="Id">What the Playground calls the message.</param>
/// <param name="Text">The text, Markdown; empty where there is none.</param>
/// <param name="Cards">The Adaptive Cards, in their order.</param>
/// <param name="IsUpdate">Whether it takes the place of an earlier message with the same id.</param>
public sealed record PlaygroundMessage(string Id, string Text, IReadOnlyList<JsonElement> Cards, bool IsUpdate)
{
    /// <summary>The titles of all buttons of the cards, in reading order.</summary>
    public IReadOnlyList<string> Buttons =>
        [.. Cards.SelectMany(Actions).Select(action => action.GetProperty("title").GetString()!)];

    /// <summary>The button with this title.</summary>
    /// <exception cref="InvalidOperationException">There is none, or there are two.</exception>
    internal JsonElement Button(string title) =>
        Cards.SelectMany(Actions).Single(action => action.GetProperty("title").GetString() == title);

    /// <summary>Reads a frame of the Playground's stream; null where it is no message.</summary>
    internal static PlaygroundMessage? Read(JsonElement frame)
    {
        var action = frame.GetProperty("action").GetString();
        if (action is not ("createMessage" or "updateMessage")) return null;
        var message = frame.GetProperty("message");
        return new PlaygroundMessage(
            message.GetProperty("messageId").GetString()!,
            message.TryGetProperty("text", out var text) ? text.GetString() ?? "" : "",
            [
                .. message.GetProperty("attachments").EnumerateArray()
                    .Where(attachment => attachment.GetProperty("contentType").ValueEquals("application/vnd.microsoft.card.adaptive"))
                    .Select(attachment => attachment.GetProperty("content").Clone()),
            ],
            action == "updateMessage");
    }

    private static IEnumerable<JsonElement> Actions(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Actions),
        JsonValueKind.Object when IsAction(element) => [element],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Actions(property.Value)),
        _ => [],
    };

    private static bool IsAction(JsonElement element) =>
        element.TryGetProperty("type", out var type)
        && type.ValueKind == JsonValueKind.String
        && type.GetString()!.StartsWith("Action.", StringComparison.Ordinal);
}
