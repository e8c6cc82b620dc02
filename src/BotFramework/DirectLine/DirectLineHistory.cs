using System.Text.Json;
using System.Text.Json.Nodes;

namespace BotFramework.DirectLine;

/// <summary>What Direct Line keeps of a conversation, for a client who asks for it or wants it gone. Thread-safe.</summary>
public sealed class DirectLineHistory
{
    private readonly DirectLineLog _log;

    internal DirectLineHistory(DirectLineLog log) => _log = log;

    /// <summary>Reads who talks in a conversation (<c>conversation</c>) and what was said, as far as it is kept (<c>transcript</c>).</summary>
    /// <returns>Null if there is no such conversation.</returns>
    public async Task<JsonObject?> ReadAsync(string conversationId, CancellationToken cancellationToken) =>
        await _log.FindAsync(conversationId, cancellationToken).ConfigureAwait(false) is not { } conversation ? null : new JsonObject
        {
            ["conversation"] = JsonSerializer.SerializeToNode(conversation, DirectLineJsonContext.Default.DirectLineConversation),
            ["transcript"] = JsonSerializer.SerializeToNode(await _log.ReadAsync(conversationId, cancellationToken).ConfigureAwait(false), DirectLineJsonContext.Default.DirectLineTranscript),
        };

    /// <summary>
    /// Drops what was said in a conversation, and the name its user was given. The conversation goes on, by the same ids and tokens: a page that is
    /// open shows what it has, and what comes.
    /// </summary>
    /// <remarks>Nothing happens where there is no such conversation.</remarks>
    public Task ClearAsync(string conversationId, CancellationToken cancellationToken) => _log.ClearAsync(conversationId, cancellationToken);
}
