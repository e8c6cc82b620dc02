using NodaTime;

namespace PoreRoutine.Routine;

/// <summary>What doing a step off its day does to the plan: "then Sunday's would move to the 15th".</summary>
/// <param name="From">The planned evening on which it would no longer be due.</param>
/// <param name="To">The next planned evening after that on which it would be.</param>
public sealed record StepMove(LocalDate From, LocalDate To);
