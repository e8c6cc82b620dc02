using System.Text.Json;
using PoreRoutine.Bot.Dialogs;

namespace PoreRoutine.Bot.ClientData;

/// <summary>A conversation as an operator sees it from outside.</summary>
/// <param name="ChannelId">The channel.</param>
/// <param name="ConversationId">The conversation, in that channel.</param>
/// <param name="LastSeen">The evening, ISO, of the last message in it; null if there was none.</param>
/// <param name="Name">What the channel calls the person; null if it does not say.</param>
/// <param name="Clients">Whose data it has: one person, but for programs that speak for several.</param>
internal sealed record StoredConversation(string ChannelId, string ConversationId, string? LastSeen, string? Name, IReadOnlyList<(ClientAddress Address, ClientRecord Record)> Clients)
{
    /// <summary>Reads what matters of a conversation's document.</summary>
    /// <returns>Null for one that was forgotten: nothing but ids of activities is left of it, for a day.</returns>
    public static StoredConversation? Of(string channelId, string conversationId, JsonElement document)
    {
        var states = document.GetProperty("states");
        var isReachable = document.TryGetProperty("reference", out var reference);
        if (states.GetPropertyCount() == 0 && !isReachable)
        {
            return null;
        }

        JsonElement user = default;
        isReachable = isReachable && reference.TryGetProperty("user", out user);
        var prefix = $"{channelId}/users/";
        var clients = states.EnumerateObject()
            .Where(state => state.Name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(state => state.Name[prefix.Length..])
            .Append(isReachable ? TextOf(user, "id") : null)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Select(id => new ClientAddress(channelId, conversationId, id))
            .Select(address => (address, RecordIn(document, address) ?? new ClientRecord()))
            .ToList();
        return new StoredConversation(channelId, conversationId, clients.Max(client => client.Item2.LastSeen), isReachable ? TextOf(user, "name") : null, clients);
    }

    /// <summary>A record that is at fault can be deleted all the same; a link that only it names ends by itself, within a quarter of an hour.</summary>
    private static ClientRecord? RecordIn(JsonElement document, ClientAddress address)
    {
        try
        {
            return StoredRecord.In(document, address);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static string? TextOf(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
