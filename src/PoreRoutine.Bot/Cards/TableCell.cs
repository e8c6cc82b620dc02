namespace PoreRoutine.Bot.Cards;

/// <summary>A cell of a <see cref="Table"/>.</summary>
/// <param name="Items">What stands in it.</param>
internal sealed record TableCell(params IReadOnlyList<CardElement> Items)
{
    public string Type { get; } = nameof(TableCell);

    /// <summary>Its background. Each cell has one, as cells without are narrower in Teams, and a column would not be one.</summary>
    public CellStyle Style { get; init; } = CellStyle.Emphasis;
}
