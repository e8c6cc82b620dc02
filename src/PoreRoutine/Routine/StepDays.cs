using NodaTime;

namespace PoreRoutine.Routine;

/// <summary>What is logged of one step, a letter an evening, as a diary holds it in memory: small, and quick to copy and to look at.</summary>
/// <param name="First">The evening of the first letter.</param>
/// <param name="Letters"><see cref="Done"/>, <see cref="Skipped"/> or <see cref="Nothing"/>; the first and the last are not nothing, so that what is equal is written equally. Empty if nothing is logged.</param>
internal sealed record StepDays(LocalDate First, string Letters)
{
    public const char Done = 'd';
    public const char Skipped = 's';
    public const char Nothing = '.';

    public static readonly StepDays None = new(default, "");

    /// <summary>The evening after the last letter's.</summary>
    public LocalDate End => First.PlusDays(Letters.Length);

    /// <summary>What became of the step on an evening; null where nothing is logged.</summary>
    public StepOutcome? this[LocalDate evening]
    {
        get
        {
            if (Letters.Length == 0) return null;
            var index = Period.DaysBetween(First, evening);
            return (uint)index >= (uint)Letters.Length ? null : Outcome(Letters[index]);
        }
    }

    /// <summary>The step's evenings in any order, each once.</summary>
    public static StepDays Of(IReadOnlyCollection<DiaryEntry> entries)
    {
        if (entries.Count == 0) return None;
        var first = entries.Min(entry => entry.Evening);
        var letters = new char[Period.DaysBetween(first, entries.Max(entry => entry.Evening)) + 1];
        Array.Fill(letters, Nothing);
        foreach (var entry in entries) letters[Period.DaysBetween(first, entry.Evening)] = Letter(entry.Outcome);
        return new(first, new(letters));
    }

    /// <summary>The letter of an outcome.</summary>
    public static char Letter(StepOutcome? outcome) => outcome switch
    {
        StepOutcome.Done => Done,
        StepOutcome.Skipped => Skipped,
        _ => Nothing,
    };

    /// <summary>The outcome of a letter; null for any other than the two.</summary>
    public static StepOutcome? Outcome(char letter) => letter switch
    {
        Done => StepOutcome.Done,
        Skipped => StepOutcome.Skipped,
        _ => null,
    };

    /// <summary>These evenings with another outcome on one of them; null takes out what is there.</summary>
    public StepDays With(LocalDate evening, StepOutcome? outcome)
    {
        if (Letters.Length == 0) return Trimmed(evening, Letter(outcome).ToString());
        var index = Period.DaysBetween(First, evening);
        var (before, after) = (Math.Max(-index, 0), Math.Max(index + 1 - Letters.Length, 0));
        var letters = string.Create(before + Letters.Length + after, (Letters, before, at: index + before, letter: Letter(outcome)), static (span, change) =>
        {
            span.Fill(Nothing);
            change.Letters.CopyTo(span[change.before..]);
            span[change.at] = change.letter;
        });
        return Trimmed(First.PlusDays(-before), letters);
    }

    /// <summary>These evenings from one on.</summary>
    public StepDays From(LocalDate first)
    {
        if (Letters.Length == 0 || First >= first) return this;
        var cut = Math.Min(Period.DaysBetween(First, first), Letters.Length);
        return Trimmed(First.PlusDays(cut), Letters[cut..]);
    }

    /// <summary>What is logged before an evening, earliest first.</summary>
    public IEnumerable<(LocalDate Evening, StepOutcome Outcome)> Before(LocalDate end)
    {
        for (var index = 0; index < Letters.Length; index++)
        {
            var evening = First.PlusDays(index);
            if (evening >= end) yield break;
            if (Outcome(Letters[index]) is { } outcome) yield return (evening, outcome);
        }
    }

    /// <summary>Everything that is logged, earliest first.</summary>
    public IEnumerable<(LocalDate Evening, StepOutcome Outcome)> All() => Before(End);

    private static StepDays Trimmed(LocalDate first, string letters)
    {
        var start = letters.AsSpan().IndexOfAnyExcept(Nothing);
        if (start < 0) return None;
        return start == 0 && letters[^1] != Nothing ? new(first, letters) : new(first.PlusDays(start), letters[start..].TrimEnd(Nothing));
    }
}
