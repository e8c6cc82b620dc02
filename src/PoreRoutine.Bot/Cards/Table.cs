namespace PoreRoutine.Bot.Cards;

/// <summary>A table; its first row is the head.</summary>
/// <param name="Columns">The columns, from left to right.</param>
/// <param name="Rows">The rows, the head first, each with as many cells as there are columns.</param>
internal sealed record Table(IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows) : CardElement
{
    public bool ShowGridLines { get; }

    public Alignment VerticalCellContentAlignment { get; } = Alignment.Center;
}
