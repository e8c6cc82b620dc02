using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using BotFramework;
using PoreRoutine.Bot.Dialogs;

namespace PoreRoutine.Bot.ClientData;

/// <summary>
/// The links behind which clients' files are: each is good for a quarter of an hour and for one file, and a client has one. A token is 256 random
/// bits; the store has only a hash of it. Thread-safe; processes share a store.
/// </summary>
/// <param name="storage">Where they are kept.</param>
internal sealed class ExportLinks(IStorage storage) : IClientDataStore
{
    /// <summary>How long a link is good.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private const int TokenBytes = 32;

    private static readonly int s_tokenLength = Base64Url.GetEncodedLength(TokenBytes);

    /// <inheritdoc/>
    public string Name => "link";

    /// <summary>Makes a link's token, in the place of the one that the client had before.</summary>
    public async Task<string> CreateAsync(ClientAddress client, ClientRecord record, CancellationToken cancellationToken)
    {
        await DeleteAsync(client, record, cancellationToken);
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));
        record.ExportLink = KeyOf(token);
        await storage.WriteAsync(record.ExportLink, new ExportLink { Client = client }, cancellationToken);
        return token;
    }

    /// <summary>Whose file a token is good for; the token stays good.</summary>
    /// <returns>Null if it is not good, or not any more.</returns>
    public async Task<ClientAddress?> FindAsync(string token, CancellationToken cancellationToken) => (await ReadLinkAsync(token, cancellationToken))?.Client;

    /// <summary>Uses a token up.</summary>
    /// <returns>False if it was not good any more: of several calls, in whatever processes, one gets true.</returns>
    public async Task<bool> TakeAsync(string token, CancellationToken cancellationToken)
    {
        if (await ReadLinkAsync(token, cancellationToken) is not { } link)
        {
            return false;
        }

        // A deletion would not tell who came first; a conditional write does.
        link.IsTaken = true;
        try
        {
            await storage.WriteAsync(KeyOf(token), link, cancellationToken);
        }
        catch (ETagConflictException)
        {
            return false;
        }

        await storage.DeleteAsync([KeyOf(token)], cancellationToken);
        return true;
    }

    /// <inheritdoc/>
    /// <remarks>Whoever reads the file has used the link up.</remarks>
    public Task<JsonNode?> ReadAsync(ClientAddress client, CancellationToken cancellationToken) => Task.FromResult<JsonNode?>(null);

    /// <inheritdoc/>
    public Task DeleteAsync(ClientAddress client, ClientRecord record, CancellationToken cancellationToken) =>
        record.ExportLink is { } key ? storage.DeleteAsync([key], cancellationToken) : Task.CompletedTask;

    private static string KeyOf(string token) => $"export/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)))}";

    private async Task<ExportLink?> ReadLinkAsync(string token, CancellationToken cancellationToken) =>
        token.Length == s_tokenLength && await storage.ReadAsync(KeyOf(token), BotJsonContext.Default.ExportLink, cancellationToken) is { IsTaken: false } link ? link : null;
}
