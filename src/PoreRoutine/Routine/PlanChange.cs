namespace PoreRoutine.Routine;

/// <summary>What came of a wish to change the plan.</summary>
/// <param name="Plan">The plan after it; where it was refused, the plan as it was.</param>
/// <param name="Refusal">Why it was refused; null if it was not.</param>
/// <param name="Limit">The limit that it would break; null unless <paramref name="Refusal"/> is <see cref="PlanRefusal.BeyondLimit"/>.</param>
public sealed record PlanChange(Plan Plan, PlanRefusal? Refusal = null, Limit? Limit = null);
