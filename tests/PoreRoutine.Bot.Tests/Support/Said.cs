using System.Text.Json;
using BotFramework.Schema;

namespace PoreRoutine.Bot.Tests.Support;

/// <summary>A reply as a client sees it: its text, and its buttons by their titles.</summary>
internal sealed record Said(string Text, IReadOnlyDictionary<string, JsonElement> Buttons)
{
    public static Said From(Activity reply) => new(
        reply.Text ?? string.Empty,
        (reply.Attachments ?? [])
            .SelectMany(attachment => ((JsonElement)attachment.Content!).GetProperty("actions").EnumerateArray())
            .ToDictionary(action => action.GetProperty("title").GetString()!, action => action.GetProperty("data")));
}
