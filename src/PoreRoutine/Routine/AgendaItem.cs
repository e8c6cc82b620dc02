using NodaTime;

namespace PoreRoutine.Routine;

/// <summary>One step of an evening's agenda.</summary>
/// <param name="Step">The step.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Reason">Why.</param>
/// <param name="Next">
/// The first evening on which it is due, from the agenda's evening on (that one itself if it is due there), but not before tonight;
/// null while it rests after a sign that needs a doctor.
/// </param>
/// <param name="FirstAllowed">The first evening on which its limit alone lets it be done, once more if it is done; from the same evening on, null in the same case.</param>
/// <param name="Move">What making it up on this evening would move; null if nothing, and where <paramref name="Reason"/> is not <see cref="AgendaReason.MayBeMadeUp"/>.</param>
public sealed record AgendaItem(Step Step, AgendaState State, AgendaReason Reason, LocalDate? Next, LocalDate? FirstAllowed, StepMove? Move);
