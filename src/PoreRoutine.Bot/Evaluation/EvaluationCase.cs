using System.Collections.Immutable;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Evaluation;

/// <summary>An utterance with what it means.</summary>
/// <param name="Place"><c>file:line</c>.</param>
/// <param name="Text">What the person typed.</param>
/// <param name="Topics">Topics, or <c>none</c>, or <c>care</c>, each of them right; empty where an intent is expected.</param>
/// <param name="Intent">The intent; null where a topic is expected.</param>
/// <param name="Slots">The slots beside the intent.</param>
internal sealed record EvaluationCase(string Place, string Text, ImmutableArray<string> Topics, string? Intent, IReadOnlyDictionary<string, SlotValue> Slots)
{
    /// <summary>Whether nothing but saying "not covered" is right.</summary>
    public bool IsNone => Topics is [Labels.None];

    /// <summary>Whether it needs a doctor.</summary>
    public bool IsCare => Topics.Contains(Labels.Care);

    /// <summary>Whether it is a question about the content.</summary>
    public bool IsQuestion => Intent is null && !IsNone && !IsCare;

    /// <summary>True in a file of nothing but <c>none</c>: far off topic.</summary>
    public bool IsFarOff { get; init; }

    /// <summary>What is expected, for people.</summary>
    public string Expected => Intent is null ? string.Join(" or ", Topics) : $"{Intent}{string.Concat(Slots.Select(slot => $" {slot.Key}={slot.Value}"))}";
}
