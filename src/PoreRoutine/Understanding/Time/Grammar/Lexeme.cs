using NodaTime;

namespace PoreRoutine.Understanding.Time.Grammar;

/// <summary>All that a word can mean in the grammar: "second" is a unit and an ordinal.</summary>
internal sealed record Lexeme
{
    public static readonly Lexeme Other = new();

    public int? Number { get; init; }

    public int? Ordinal { get; init; }

    public IsoDayOfWeek Weekday { get; init; }

    public bool IsPlural { get; init; }

    /// <summary>From 1 to 12; 0: no month.</summary>
    public int Month { get; init; }

    public TimeUnit Unit { get; init; }

    public DayPart Part { get; init; }

    public bool IsCounted { get; init; }
}
