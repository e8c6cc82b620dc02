using System.Runtime.CompilerServices;
using System.Text.Json;
using BotFramework;
using BotFramework.Turns;
using PoreRoutine.Bot.Storage;

namespace PoreRoutine.Bot.ClientData;

/// <summary>Looks for conversations by what is stored of them. It reads them all: for an operator, now and then.</summary>
/// <param name="stores">Where they are.</param>
internal sealed class ConversationSearch(Stores stores)
{
    /// <summary>How many are read at once.</summary>
    private const int Batch = 32;

    /// <summary>How many conversations were looked at so far.</summary>
    public int Looked { get; private set; }

    /// <summary>Finds conversations whose id or document has a text in it, in whatever case its letters are. Chats that the page shows are no part of the documents.</summary>
    /// <param name="text">The text.</param>
    /// <param name="looked">Told how many were looked at, after every so many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async IAsyncEnumerable<StoredConversation> FindAsync(string text, Action<int> looked, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var keys = stores.ListKeysAsync(cancellationToken).Where(key => TurnPipeline.ConversationOf(key) is not null);
        await foreach (var batch in keys.Chunk(Batch).WithCancellation(cancellationToken))
        {
            foreach (var (key, item) in await stores.Items.ReadAsync(batch, cancellationToken))
            {
                var (channel, conversation) = TurnPipeline.ConversationOf(key)!.Value;
                var utf8 = ((StoredJson)item).Utf8;
                if ((Has(conversation, text) || Has(utf8.Span, text)) && StoredConversation.Of(channel, conversation, JsonElement.Parse(utf8.Span)) is { } found)
                {
                    yield return found;
                }
            }

            Looked += batch.Length;
            looked(Looked);
        }
    }

    /// <summary>As they read, not as they are stored: JSON writes many letters as figures.</summary>
    private static bool Has(ReadOnlySpan<byte> json, string text)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && Has(reader.GetString()!, text))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Has(string value, string text) => value.Contains(text, StringComparison.OrdinalIgnoreCase);
}
