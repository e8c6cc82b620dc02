using System.Text.Json.Serialization;

namespace PoreRoutine.Bot.Cards;

/// <summary>A part of a card.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextBlock), nameof(TextBlock))]
[JsonDerivedType(typeof(ColumnSet), nameof(ColumnSet))]
[JsonDerivedType(typeof(Table), nameof(Table))]
internal abstract record CardElement
{
    /// <summary>The space above; null for the client's usual one.</summary>
    public Spacing? Spacing { get; init; }
}
