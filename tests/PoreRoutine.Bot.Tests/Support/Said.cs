using System.Text.Json;
using BotFramework.Schema;

namespace PoreRoutine.Bot.Tests.Support;

/// <summary>A reply as a client sees it: its text, and its buttons by their titles.</summary>
internal sealed record Said(string Text, IReadOnlyDictionary<string, JsonElement> Buttons)
{
    /// <summary>The text with what the cards show, each on a line of its own.</summary>
    public required string Shown { get; init; }

    public static Said From(Activity reply)
    {
        var cards = (reply.Attachments ?? []).Select(attachment => (JsonElement)attachment.Content!).ToList();
        return new(
            reply.Text ?? string.Empty,
            cards.SelectMany(card => card.GetProperty("actions").EnumerateArray()).ToDictionary(action => action.GetProperty("title").GetString()!, action => action.GetProperty("data")))
        {
            Shown = string.Join('\n', cards.SelectMany(Texts).Prepend(reply.Text ?? string.Empty)),
        };
    }

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => element.EnumerateObject()
            .Where(property => property.Name != "actions")
            .SelectMany(property => property.Name is "text" or "altText" or "value" or "speak" && property.Value.ValueKind == JsonValueKind.String ? [property.Value.GetString()!] : Texts(property.Value)),
        _ => [],
    };
}
