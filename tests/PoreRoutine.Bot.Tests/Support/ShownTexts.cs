using System.Text.Json;

namespace PoreRoutine.Bot.Tests.Support;

/// <summary>What a client sees of an activity that a channel got.</summary>
internal static class ShownTexts
{
    /// <summary>The text and what a card shows, each on a line of its own.</summary>
    public static string Of(JsonElement activity) => string.Join('\n', Parts(activity));

    private static IEnumerable<string> Parts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Parts),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property =>
            property.NameEquals("text") && property.Value.ValueKind == JsonValueKind.String ? [property.Value.GetString()!] : Parts(property.Value)),
        _ => [],
    };
}
