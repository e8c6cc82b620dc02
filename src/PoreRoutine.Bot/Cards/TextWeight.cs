using System.Text.Json.Serialization;

namespace PoreRoutine.Bot.Cards;

/// <summary>The weight of a text.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TextWeight>))]
internal enum TextWeight
{
    Bolder,
}
