using System.Collections.Immutable;
using PoreRoutine.Understanding.Time;

namespace PoreRoutine.Understanding;

/// <summary>What a request says beside what is wanted.</summary>
/// <param name="Steps">Ids of the steps that it is about, in the order in which they were said; empty: none was named.</param>
/// <param name="Time">What it says about time.</param>
public sealed record RequestSlots(ImmutableArray<string> Steps, TimeSlots Time)
{
    /// <summary>Nothing was said.</summary>
    public static readonly RequestSlots None = new([], TimeSlots.None);
}
