using System.Text.Json;
using PoreRoutine.Bot.Dialogs;

namespace PoreRoutine.Bot.ClientData;

/// <summary>A client's record outside of a turn.</summary>
internal static class StoredRecord
{
    /// <summary>The record in a conversation's document; null if there is none.</summary>
    public static ClientRecord? In(JsonElement document, ClientAddress client) =>
        document.GetProperty("states").TryGetProperty($"{client.ChannelId}/users/{client.UserId}", out var state) && state.TryGetProperty(PoreRoutineBot.ClientProperty, out var record)
            ? record.Deserialize(BotJsonContext.Default.ClientRecord)
            : null;
}
