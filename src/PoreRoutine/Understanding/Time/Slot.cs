using System.Collections.Immutable;

namespace PoreRoutine.Understanding.Time;

/// <summary>What a request says of one thing that it needs.</summary>
/// <param name="Values">Likeliest first; empty: nothing was said.</param>
/// <param name="IsChoice">Whether the values are readings of which one is meant: ask. Otherwise all of them are meant.</param>
public sealed record Slot<T>(ImmutableArray<T> Values, bool IsChoice)
{
    /// <summary>Nothing was said.</summary>
    internal static readonly Slot<T> Unsaid = new([], false);

    /// <summary>Whether something was said.</summary>
    public bool IsSaid => Values.Length > 0;
}
