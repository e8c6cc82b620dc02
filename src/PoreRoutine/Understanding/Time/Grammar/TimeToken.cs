namespace PoreRoutine.Understanding.Time.Grammar;

/// <summary>A word, a run of digits or a sign.</summary>
/// <param name="Text">Lower case, spelled right, without accents and apostrophes.</param>
/// <param name="Written">As written but for case, accents and apostrophes.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends in the text, exclusive.</param>
/// <param name="IsGlued">Whether nothing is between it and the token before.</param>
/// <param name="IsDigits">Whether it is a run of digits.</param>
/// <param name="Lexeme">What it means.</param>
internal sealed record TimeToken(string Text, string Written, int Start, int End, bool IsGlued, bool IsDigits, Lexeme Lexeme);
