using NodaTime;

namespace PoreRoutine.Routine;

/// <summary>What changed, or changed back, in a diary.</summary>
/// <param name="Evening">The evening.</param>
/// <param name="StepId">The step's id.</param>
/// <param name="Before">What stood there; null if nothing did.</param>
/// <param name="After">What stands there now; null if nothing does.</param>
public sealed record DiaryEdit(LocalDate Evening, string StepId, StepOutcome? Before, StepOutcome? After);
