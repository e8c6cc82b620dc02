using System.Collections.Immutable;

namespace PoreRoutine.Routine;

/// <summary>What came of logging, or of taking back.</summary>
/// <param name="Diary">The diary after it.</param>
/// <param name="Edits">What is different now, earliest evening first; empty if it stood there already, was refused, or there was nothing to take back.</param>
/// <param name="Refusal">Why nothing was written; null if it was.</param>
public sealed record DiaryChange(Diary Diary, ImmutableArray<DiaryEdit> Edits, LogRefusal? Refusal = null);
