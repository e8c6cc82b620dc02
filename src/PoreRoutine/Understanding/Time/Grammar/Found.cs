namespace PoreRoutine.Understanding.Time.Grammar;

/// <summary>An expression and the tokens it was read from.</summary>
/// <param name="From">Its first token.</param>
/// <param name="To">Behind its last token.</param>
/// <param name="Expression">What it says.</param>
internal sealed record Found(int From, int To, TimeExpression Expression);
