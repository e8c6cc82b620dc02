namespace PoreRoutine.Bot.Cards;

/// <summary>Parts of a card side by side.</summary>
/// <param name="Columns">From left to right.</param>
internal sealed record ColumnSet(params IReadOnlyList<Column> Columns) : CardElement;
