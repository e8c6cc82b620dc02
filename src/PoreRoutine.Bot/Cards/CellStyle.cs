namespace PoreRoutine.Bot.Cards;

/// <summary>The background of a cell, in the client's own colours.</summary>
internal enum CellStyle
{
    Emphasis,
    Good,
    Warning,
    Attention,
    Accent,
}
