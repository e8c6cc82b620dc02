using System.Collections.Immutable;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Evaluation;

/// <summary>What the bot makes of an utterance. Topic and intent are both null where it asks back.</summary>
/// <param name="Text">The utterance.</param>
/// <param name="Topic">What it would answer: a topic's id, <c>none</c> or <c>care</c>.</param>
/// <param name="Intent">What it would do.</param>
/// <param name="Slots">What is said beside the intent; empty without one.</param>
/// <param name="Confidence">From 0 to 1.</param>
/// <param name="Alternatives">What it would offer where it asks "Did you mean …?"; empty elsewhere.</param>
internal sealed record EvaluationResult(
    string Text,
    string? Topic,
    string? Intent,
    OrderedDictionary<string, SlotValue> Slots,
    double Confidence,
    ImmutableArray<Candidate> Alternatives)
{
    /// <summary>What came out, for people.</summary>
    public override string ToString() =>
        Topic ?? (Intent is null
            ? $"asks {string.Join(", ", Alternatives.Select(offer => offer.Label))}"
            : $"{Intent}{string.Concat(Slots.Select(slot => $" {slot.Key}={slot.Value}"))}");
}
