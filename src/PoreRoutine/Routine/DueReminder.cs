using NodaTime;

namespace PoreRoutine.Routine;

/// <summary>One reminder: of which evening, and when.</summary>
/// <param name="Kind">Where it comes from.</param>
/// <param name="Evening">The evening whose steps it names.</param>
/// <param name="At">The instant at which it is due.</param>
public sealed record DueReminder(ReminderKind Kind, LocalDate Evening, Instant At);
