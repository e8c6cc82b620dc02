namespace PoreRoutine.Bot.Cards;

/// <summary>A row of a <see cref="Table"/>.</summary>
/// <param name="Cells">From left to right.</param>
internal sealed record TableRow(params IReadOnlyList<TableCell> Cells)
{
    public string Type { get; } = nameof(TableRow);
}
