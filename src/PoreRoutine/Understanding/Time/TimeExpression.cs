namespace PoreRoutine.Understanding.Time;

/// <summary>Something in a text that says when, how long, how often or where on the clock. Spans of one text never overlap.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends in the text, exclusive.</param>
public abstract record TimeExpression(int Start, int End);
