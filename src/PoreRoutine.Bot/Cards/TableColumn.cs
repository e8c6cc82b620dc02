namespace PoreRoutine.Bot.Cards;

/// <summary>A column of a <see cref="Table"/>.</summary>
/// <param name="Width">Its share of the width.</param>
internal sealed record TableColumn(int Width);
