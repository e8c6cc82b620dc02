using PoreRoutine.Bot.Content;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Understanding;

/// <summary>What the bot makes of a message, or of one of the requests in it.</summary>
/// <param name="Text">The words that it stands for.</param>
/// <param name="Decision">What the bot does.</param>
/// <param name="Slots">What is said beside a request; none for all else.</param>
internal sealed record Reading(string Text, Decision Decision, RequestSlots Slots)
{
    /// <summary>The short answer that it is; null if it is none.</summary>
    public Word? Word { get; init; }

    /// <summary>What the recogniser made of it; null where it was not asked.</summary>
    public Recognition? Recognition { get; init; }

    /// <summary>The request that it is; null if it is none.</summary>
    public string? Intent => Decision.Kind is RecognitionKind.Intent ? Decision.Label : null;
}
