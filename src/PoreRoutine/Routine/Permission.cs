using System.Collections.Immutable;
using NodaTime;

namespace PoreRoutine.Routine;

/// <summary>The answer to "may I?".</summary>
/// <param name="Step">The step.</param>
/// <param name="Evening">The evening asked about.</param>
/// <param name="Verdict">The answer.</param>
/// <param name="Counted">The evenings, earliest first, on which it was done and which fill its limit; empty unless the verdict is <see cref="Verdict.BeyondLimit"/>.</param>
/// <param name="FirstAllowed">The first evening, the one asked about or later but not before tonight, on which its limit and what was done let it be done (once more); null for <see cref="Verdict.Care"/>.</param>
/// <param name="Next">The first planned evening from then on on which it is due; null for <see cref="Verdict.Care"/>.</param>
/// <param name="InsteadOf">The planned evenings before it that would have to be left out; empty unless the verdict is <see cref="Verdict.AllowedInstead"/>.</param>
/// <param name="Move">What doing it would move; null if nothing, or if the answer is no.</param>
public sealed record Permission(
    Step Step,
    LocalDate Evening,
    Verdict Verdict,
    ImmutableArray<LocalDate> Counted,
    LocalDate? FirstAllowed,
    LocalDate? Next,
    ImmutableArray<LocalDate> InsteadOf,
    StepMove? Move)
{
    /// <summary>True if the answer is yes.</summary>
    public bool IsAllowed => Verdict is Verdict.Allowed or Verdict.AllowedInstead;
}
