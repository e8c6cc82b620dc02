using NodaTime;

namespace PoreRoutine.Understanding.Unanswered;

/// <summary>A question in one wording.</summary>
/// <param name="Text">As <see cref="QuestionMask"/> gives it.</param>
/// <param name="Count">How often it was asked; above 0.</param>
/// <param name="First">The first day on which it was.</param>
/// <param name="Last">The last one.</param>
public sealed record AskedQuestion(string Text, long Count, LocalDate First, LocalDate Last);
