using System.Text.Json.Nodes;
using PoreRoutine.Bot.Dialogs;

namespace PoreRoutine.Bot.ClientData;

/// <summary>
/// Something that is kept about clients beside their conversation's own document. Each one that the service registers goes into a client's file
/// and is deleted with the rest. Thread-safe.
/// </summary>
internal interface IClientDataStore
{
    /// <summary>The property of the file.</summary>
    string Name { get; }

    /// <summary>What is kept about a client; null if nothing, or nothing that the rest of the file lacks.</summary>
    Task<JsonNode?> ReadAsync(ClientAddress client, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes all that is kept about a client. It happens before the turn is stored, so a turn that runs again, or a client who asks again after
    /// a crash, comes here once more.
    /// </summary>
    Task DeleteAsync(ClientAddress client, ClientRecord record, CancellationToken cancellationToken);
}
