using System.Text.Json;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.StandIn;

/// <summary>What the bot had a channel do.</summary>
/// <param name="Method">POST to say something, PUT to change it, DELETE to take it back.</param>
/// <param name="Conversation">In which conversation.</param>
/// <param name="Activity">The activity; nothing for a DELETE.</param>
internal sealed record ConnectorCall(string Method, string Conversation, JsonElement Activity)
{
    /// <summary>The activity's own id, which a repeat has as well; null if it has none.</summary>
    public string? Id => String("id");

    /// <summary>The message that it answers; null if none.</summary>
    public string? ReplyToId => String("replyToId");

    /// <summary>What a client sees: the text and what a card shows, each on a line of its own.</summary>
    public string Shown => ShownTexts.Of(Activity);

    private string? String(string name) => Activity.ValueKind == JsonValueKind.Object && Activity.TryGetProperty(name, out var value) ? value.GetString() : null;
}
