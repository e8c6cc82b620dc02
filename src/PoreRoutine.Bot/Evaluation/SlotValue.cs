using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace PoreRoutine.Bot.Evaluation;

/// <summary>What stands beside a slot's name: one text, or a list of them.</summary>
/// <param name="Texts">The texts.</param>
/// <param name="IsList">Whether it is written as a list.</param>
[JsonConverter(typeof(SlotValueConverter))]
internal sealed record SlotValue(ImmutableArray<string> Texts, bool IsList)
{
    /// <inheritdoc/>
    public override string ToString() => string.Join(",", Texts);
}
