using System.Text.Json.Nodes;
using BotFramework.DirectLine;
using PoreRoutine.Bot.Dialogs;

namespace PoreRoutine.Bot.ClientData;

/// <summary>What was said on the page, or by Direct Line. Other channels keep that themselves.</summary>
/// <param name="history">Where it is kept.</param>
internal sealed class ConversationLog(DirectLineHistory history) : IClientDataStore
{
    /// <inheritdoc/>
    public string Name => "log";

    /// <summary>True if this service keeps what is said in that channel.</summary>
    public static bool Has(string? channelId) => channelId is DirectLineGrant.WebChat or DirectLineGrant.DirectLine;

    /// <inheritdoc/>
    public async Task<JsonNode?> ReadAsync(ClientAddress client, CancellationToken cancellationToken) =>
        Has(client.ChannelId) ? await history.ReadAsync(client.ConversationId, cancellationToken) : null;

    /// <inheritdoc/>
    public Task DeleteAsync(ClientAddress client, ClientRecord record, CancellationToken cancellationToken) =>
        Has(client.ChannelId) ? history.ClearAsync(client.ConversationId, cancellationToken) : Task.CompletedTask;
}
