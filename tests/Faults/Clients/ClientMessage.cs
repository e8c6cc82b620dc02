using System.Text.Json;
using System.Text.Json.Serialization;

namespace Faults.Clients;

/// <summary>A message from a client's private chat, in the shape in which Teams brings it.</summary>
internal sealed record ClientMessage(
    string Type,
    string Id,
    string Text,
    string TextFormat,
    string ChannelId,
    Uri ServiceUrl,
    string Locale,
    string LocalTimezone,
    DateTimeOffset Timestamp,
    ClientMessage.Account From,
    ClientMessage.Account Recipient,
    ClientMessage.Chat Conversation,
    ClientMessage.Data ChannelData)
{
    /// <summary>A message to the bot.</summary>
    /// <param name="client">Who writes.</param>
    /// <param name="id">The activity's id: a repeat has the same.</param>
    /// <param name="text">What is written.</param>
    /// <param name="serviceUrl">Where the connector is.</param>
    public static ClientMessage Of(Client client, string id, string text, Uri serviceUrl)
    {
        var tenant = $"00000000-0000-4000-8000-{client.Tenant:D12}";
        return new(
            "message", id, text, "plain", "msteams", serviceUrl, "en-US", client.Zone, TimeProvider.System.GetUtcNow(),
            new($"29:client-{client.Number}", "Client"), new("28:bot", "Bot"), new(client.Conversation, "personal", tenant), new(new(tenant)));
    }

    internal sealed record Account(string Id, string Name);

    internal sealed record Chat(string Id, string ConversationType, string TenantId);

    internal sealed record Data(Named Tenant);

    internal sealed record Named(string Id);
}

/// <summary>How messages are written.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ClientMessage))]
internal sealed partial class ClientMessageJson : JsonSerializerContext;
