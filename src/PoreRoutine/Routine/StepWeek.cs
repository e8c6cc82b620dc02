namespace PoreRoutine.Routine;

/// <summary>One step in this week, Monday to Sunday.</summary>
/// <param name="Step">The step.</param>
/// <param name="Done">On how many evenings it is done.</param>
/// <param name="Skipped">On how many it is skipped, ahead too.</param>
/// <param name="Missed">On how many that are over it was due and nothing is logged.</param>
/// <param name="Due">On how many, tonight and ahead, it is still due, if what is due before is done.</param>
public sealed record StepWeek(Step Step, int Done, int Skipped, int Missed, int Due);
