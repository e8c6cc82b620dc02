using System.Buffers;
using System.Text.Json;

namespace Faults.Connector;

/// <summary>Reads of an activity only what counts here.</summary>
internal static class ActivityReader
{
    /// <summary>
    /// What the activity is: a message, where what shows that somebody types is none; and a reminder, which is a message that is too old some day,
    /// as its <c>expiration</c> says. No reply has one.
    /// </summary>
    public static (bool IsMessage, bool IsReminder) Kind(ReadOnlySequence<byte> body)
    {
        var (isMessage, expires) = (false, false);
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1)
            {
                var (isType, isExpiration) = (reader.ValueTextEquals("type"u8), reader.ValueTextEquals("expiration"u8));
                reader.Read();
                isMessage |= isType && reader.ValueTextEquals("message"u8);
                expires |= isExpiration && reader.TokenType == JsonTokenType.String;
                reader.Skip();
            }
        }

        return (isMessage, isMessage && expires);
    }

    /// <summary>The evening (ISO) that the first button carries which has one; null if none has.</summary>
    public static string? Evening(ReadOnlySequence<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("evening"u8) && reader.Read() && reader.TokenType == JsonTokenType.String)
            {
                return reader.GetString();
            }
        }

        return null;
    }
}
