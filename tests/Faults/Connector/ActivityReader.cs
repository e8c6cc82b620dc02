using System.Buffers;
using System.Text.Json;

namespace Faults.Connector;

/// <summary>Reads of an activity only what counts here.</summary>
internal static class ActivityReader
{
    /// <summary>True if the activity is a message: what shows that somebody types is none.</summary>
    public static bool IsMessage(ReadOnlySequence<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1)
            {
                var isType = reader.ValueTextEquals("type"u8);
                reader.Read();
                if (isType)
                {
                    return reader.ValueTextEquals("message"u8);
                }

                reader.Skip();
            }
        }

        return false;
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
