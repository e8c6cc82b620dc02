using System.Collections.Immutable;
using PoreRoutine.Understanding.Time.Grammar;

namespace PoreRoutine.Understanding.Time;

/// <summary>
/// Recognizes what people say of times to a bot that schedules evenings, in English. A closed grammar: what it does not
/// know it leaves alone. Pure functions without a clock; safe for use by many threads.
/// </summary>
public static class TimeExpressions
{
    /// <summary>Text beyond this many characters is not looked at; nobody says a time so late.</summary>
    public const int MostCharacters = 2000;

    /// <summary>The expressions in <paramref name="text"/>, in its order; none overlaps another. Never throws.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="reference">When, where and in which culture.</param>
    /// <param name="bare">What a number by itself stands for.</param>
    public static ImmutableArray<TimeExpression> Recognize(string text, TimeReference reference, BareNumber bare = BareNumber.Nothing) =>
        [.. Scanner.Scan(Tokenize(text), reference, new(bare)).Select(found => found.Expression)];

    internal static TimeTokens Tokenize(string text) => new(text.Length <= MostCharacters ? text : text[..MostCharacters]);
}
