using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BotFramework;
using PoreRoutine.Bot.ClientData;
using PoreRoutine.Bot.Dialogs;

namespace PoreRoutine.Bot.Calendar;

/// <summary>
/// The addresses of clients' calendars: each is good until it is ended, and a client has one. Its token is 256 random bits; the store has only a
/// hash of it. Thread-safe; processes share a store.
/// </summary>
/// <remarks>
/// Which address is whose stands beside the client's record, not in it: address and owner are one write, so that no address is left that nobody
/// could end, whatever becomes of the turn that asked for it.
/// </remarks>
/// <param name="storage">Where they are kept.</param>
internal sealed class CalendarFeeds(IStorage storage) : IClientDataStore
{
    private const int TokenBytes = 32;

    private static readonly int s_tokenLength = Base64Url.GetEncodedLength(TokenBytes);

    /// <inheritdoc/>
    public string Name => "calendar";

    /// <summary>Makes an address's token, in the place of the one that the client had before.</summary>
    /// <returns>The token, and whether there was another one, which is not good any more.</returns>
    public async Task<(string Token, bool IsAnother)> CreateAsync(ClientAddress client, CancellationToken cancellationToken)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        var key = KeyOf(token);
        while (true)
        {
            var before = await ReadOwnerAsync(client, cancellationToken);
            await storage.DeleteAsync(before is null ? [] : [before.Address], cancellationToken);
            var owner = new CalendarOwner { Address = key, ETag = before?.ETag ?? ETag.Absent };
            try
            {
                await storage.WriteAsync(new Dictionary<string, object> { [OwnerKeyOf(client)] = owner, [key] = new CalendarAddress { Client = client } }, cancellationToken);
                return (token, before is not null);
            }
            catch (ETagConflictException)
            {
                // Another process just made one for the same client, or ended it: this is the later wish.
            }
        }
    }

    /// <summary>Whose calendar a token is good for, and the key that stands for the token.</summary>
    /// <returns>Null if it is not good, or not any more.</returns>
    public async Task<(ClientAddress Client, string Key)?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var key = KeyOf(token);
        return token.Length == s_tokenLength && await storage.ReadAsync(key, BotJsonContext.Default.CalendarAddress, cancellationToken) is { } address ? (address.Client, key) : null;
    }

    /// <summary>Ends the client's address.</summary>
    /// <returns>False if there was none.</returns>
    public async Task<bool> EndAsync(ClientAddress client, CancellationToken cancellationToken)
    {
        if (await ReadOwnerAsync(client, cancellationToken) is not { } owner)
        {
            return false;
        }

        await storage.DeleteAsync([owner.Address, OwnerKeyOf(client)], cancellationToken);
        return true;
    }

    /// <inheritdoc/>
    public async Task<JsonNode?> ReadAsync(ClientAddress client, CancellationToken cancellationToken) =>
        await ReadOwnerAsync(client, cancellationToken) is { } owner ? JsonSerializer.SerializeToNode(owner, BotJsonContext.Default.CalendarOwner) : null;

    /// <inheritdoc/>
    public Task DeleteAsync(ClientAddress client, ClientRecord record, CancellationToken cancellationToken) => EndAsync(client, cancellationToken);

    private static string KeyOf(string token) => $"calendar/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)))}";

    private static string OwnerKeyOf(ClientAddress client) => $"{client.ChannelId}/calendars/{client.ConversationId}/{client.UserId}";

    private Task<CalendarOwner?> ReadOwnerAsync(ClientAddress client, CancellationToken cancellationToken) =>
        storage.ReadAsync(OwnerKeyOf(client), BotJsonContext.Default.CalendarOwner, cancellationToken);
}
