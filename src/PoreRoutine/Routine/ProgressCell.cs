using NodaTime;

namespace PoreRoutine.Routine;

/// <summary>One evening in the picture of five weeks.</summary>
/// <param name="Evening">The evening.</param>
/// <param name="State">What became of it.</param>
public sealed record ProgressCell(LocalDate Evening, ProgressState State);
