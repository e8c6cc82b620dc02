using System.Text.Json.Serialization;

namespace PoreRoutine.Bot.Cards;

/// <summary>How much space there is above a part of a card.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Spacing>))]
internal enum Spacing
{
    None,
    Small,
    Medium,
}
