namespace PoreRoutine.Bot.Cards;

/// <summary>A column of a <see cref="ColumnSet"/>.</summary>
/// <param name="Width">"auto", "stretch", or pixels such as "20px".</param>
/// <param name="Items">What stands in it, from top to bottom.</param>
internal sealed record Column(string Width, params IReadOnlyList<CardElement> Items)
{
    public string Type { get; } = nameof(Column);
}
