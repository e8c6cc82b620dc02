using System.Text.Json.Serialization;

namespace PoreRoutine.Bot.Cards;

/// <summary>An Adaptive Card. Nothing in it needs more than version 1.5, the newest that Teams and Web Chat both draw.</summary>
/// <param name="Body">What is shown, from top to bottom.</param>
/// <param name="Actions">The buttons below that.</param>
internal sealed record AdaptiveCard(IReadOnlyList<CardElement> Body, IReadOnlyList<CardButton> Actions)
{
    /// <summary>The type of an attachment that is such a card.</summary>
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    [JsonPropertyName("$schema")]
    public string Schema { get; } = "http://adaptivecards.io/schemas/adaptive-card.json";

    public string Type { get; } = "AdaptiveCard";

    public string Version { get; } = "1.5";

    /// <summary>What is shown instead where cards of this version cannot be; null for nothing.</summary>
    public string? FallbackText { get; init; }
}
