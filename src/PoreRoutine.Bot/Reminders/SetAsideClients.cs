using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using BotFramework;
using PoreRoutine.Bot.ClientData;
using PoreRoutine.Bot.Dialogs;

namespace PoreRoutine.Bot.Reminders;

/// <summary>Keeps the clients that were set aside, with the reason, until their reminder can be worked out. Thread-safe; processes share a store.</summary>
/// <param name="storage">Where they are kept.</param>
internal sealed class SetAsideClients(IDueStorage storage) : IClientDataStore
{
    /// <summary>What their keys begin with.</summary>
    private const string Prefix = "reminders/set-aside/";

    /// <inheritdoc/>
    public string Name => "setAside";

    /// <summary>Sets a client aside, or notes the newer reason.</summary>
    public Task AddAsync(SetAsideClient client, CancellationToken cancellationToken) =>
        storage.WriteAsync(KeyOf(client.ChannelId, client.ConversationId), client, cancellationToken);

    /// <summary>The client whose entry is kept under a key of the store; null if the key is of something else.</summary>
    public static (string ChannelId, string ConversationId)? ClientOf(string key) =>
        key.StartsWith(Prefix, StringComparison.Ordinal) && key.IndexOf('/', Prefix.Length) is > 0 and var end ? (key[Prefix.Length..end], key[(end + 1)..]) : null;

    /// <summary>Those that are set aside at an instant.</summary>
    public async IAsyncEnumerable<SetAsideClient> ListAsync(DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in storage.ListDueAsync(now, cancellationToken))
        {
            if (ClientOf(item.Key) is not null && await storage.ReadAsync(item.Key, BotJsonContext.Default.SetAsideClient, cancellationToken) is { } client)
            {
                yield return client;
            }
        }
    }

    /// <summary>A client is not aside any more.</summary>
    public Task RemoveAsync(string channelId, string conversationId, CancellationToken cancellationToken) =>
        storage.DeleteAsync([KeyOf(channelId, conversationId)], cancellationToken);

    /// <inheritdoc/>
    public async Task<JsonNode?> ReadAsync(ClientAddress client, CancellationToken cancellationToken) =>
        await storage.ReadAsync(KeyOf(client.ChannelId, client.ConversationId), BotJsonContext.Default.SetAsideClient, cancellationToken) is { } aside
            ? JsonObject.Create(JsonSerializer.SerializeToElement(aside, BotJsonContext.Default.SetAsideClient))
            : null;

    /// <inheritdoc/>
    public Task DeleteAsync(ClientAddress client, ClientRecord record, CancellationToken cancellationToken) =>
        RemoveAsync(client.ChannelId, client.ConversationId, cancellationToken);

    private static string KeyOf(string channelId, string conversationId) => $"{Prefix}{channelId}/{conversationId}";
}
