using System.Text.Json;
using BotFramework.Schema;
using PoreRoutine.Bot.Dialogs;

namespace PoreRoutine.Bot.Tests.Support;

/// <summary>A reply as a client sees it: its text, and by their titles its buttons that say something to the bot.</summary>
internal sealed record Said(string Text, IReadOnlyDictionary<string, JsonElement> Buttons)
{
    /// <summary>The activity's card; null if it has none.</summary>
    public JsonElement? Card { get; private init; }

    /// <summary>The addresses that its other buttons open, by their titles.</summary>
    public IReadOnlyDictionary<string, string> Links { get; private init; } = new Dictionary<string, string>();

    /// <summary>What the channel calls it.</summary>
    public string? Id { get; private init; }

    /// <summary>True if the chat page then offers to notify of reminders.</summary>
    public bool SetsReminder { get; private init; }

    /// <summary>What a notification says.</summary>
    public string? Summary { get; private init; }

    /// <summary>True if the chat page shows the card alone.</summary>
    public bool IsTextFallback { get; private init; }

    /// <summary>All texts on the card, in reading order.</summary>
    public IReadOnlyList<string> CardTexts => Card is { } card ? [.. TextsOf(card.GetProperty("body"))] : [];

    /// <summary>The text with what the card shows, each on a line of its own.</summary>
    public string Shown => string.Join('\n', CardTexts.Prepend(Text));

    public static Said From(Activity reply)
    {
        var card = reply.Attachments?.Single().Content is { } content ? JsonSerializer.SerializeToElement(content, BotJson.Storage) : (JsonElement?)null;
        var actions = (card?.GetProperty("actions").EnumerateArray() ?? default).ToLookup(action => action.GetProperty("type").GetString());
        return new(
            reply.Text ?? string.Empty,
            actions["Action.Submit"].ToDictionary(action => action.GetProperty("title").GetString()!, action => action.GetProperty("data")))
        {
            Links = actions["Action.OpenUrl"].ToDictionary(action => action.GetProperty("title").GetString()!, action => action.GetProperty("url").GetString()!),
            Card = card,
            Id = reply.Id,
            Summary = reply.Summary,
            IsTextFallback = IsSet(reply, "textIsFallback"),
            SetsReminder = IsSet(reply, "setsReminder"),
        };
    }

    private static bool IsSet(Activity reply, string flag) => reply.ChannelData is JsonElement data && data.TryGetProperty(flag, out var value) && value.GetBoolean();

    private static IEnumerable<string> TextsOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(TextsOf),
        JsonValueKind.Object when element.TryGetProperty("text", out var text) => [text.GetString()!],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => TextsOf(property.Value)),
        _ => [],
    };
}
