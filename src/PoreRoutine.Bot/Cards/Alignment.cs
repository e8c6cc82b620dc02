using System.Text.Json.Serialization;

namespace PoreRoutine.Bot.Cards;

/// <summary>Where something stands in its place, across or upright.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Alignment>))]
internal enum Alignment
{
    Center,
}
