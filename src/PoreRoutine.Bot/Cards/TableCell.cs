namespace PoreRoutine.Bot.Cards;

/// <summary>A cell of a <see cref="Table"/>.</summary>
/// <param name="Items">What stands in it.</param>
internal sealed record TableCell(params IReadOnlyList<CardElement> Items)
{
    public string Type { get; } = nameof(TableCell);

    /// <summary>Its background; null for the card's.</summary>
    public CellStyle? Style { get; init; }
}
