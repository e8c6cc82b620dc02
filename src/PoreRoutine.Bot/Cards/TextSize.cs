using System.Text.Json.Serialization;

namespace PoreRoutine.Bot.Cards;

/// <summary>The size of a text.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TextSize>))]
internal enum TextSize
{
    Small,
    Medium,
}
