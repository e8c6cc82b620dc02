namespace BotFramework.Turns;

/// <summary>What a channel took.</summary>
/// <param name="Taken">How many operations, from the first on, with those that it will never take.</param>
/// <param name="TryAgainAfter">Where it is only a matter of haste that the next was not taken: how long to wait at least. Null otherwise.</param>
public readonly record struct SendResult(int Taken, TimeSpan? TryAgainAfter = null)
{
    /// <summary>Those of them that the channel will never take; empty if none.</summary>
    public IReadOnlyList<Refusal> Refusals { get => field ?? []; init; }
}
