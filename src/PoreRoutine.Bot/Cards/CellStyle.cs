using System.Text.Json.Serialization;

namespace PoreRoutine.Bot.Cards;

/// <summary>The background of a cell, in the client's own colours.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CellStyle>))]
internal enum CellStyle
{
    Emphasis,
    Good,
    Warning,
    Attention,
    Accent,
}
