namespace PoreRoutine.Routine;

/// <summary>The most that is good for the skin: never more than <paramref name="AtMost"/> in any <paramref name="InDays"/> evenings running.</summary>
/// <param name="AtMost">How many; at least 1.</param>
/// <param name="InDays">In how many evenings running; at least 1.</param>
public sealed record Limit(int AtMost, int InDays);
