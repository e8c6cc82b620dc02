using NodaTime;

namespace PoreRoutine.Routine;

/// <summary>One thing to write into a diary.</summary>
/// <param name="Evening">The evening it belongs to.</param>
/// <param name="StepId">The step's id.</param>
/// <param name="Outcome">What became of the step.</param>
public sealed record DiaryEntry(LocalDate Evening, string StepId, StepOutcome Outcome);
