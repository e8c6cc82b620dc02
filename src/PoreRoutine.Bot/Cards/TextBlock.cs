namespace PoreRoutine.Bot.Cards;

/// <summary>A text on a card, which wraps.</summary>
/// <param name="Text">The text: bold, italics, links and lists of Markdown are drawn.</param>
internal sealed record TextBlock(string Text) : CardElement
{
    public bool Wrap { get; } = true;

    /// <summary>"heading" for what stands above the rest, so that a screen reader finds it; null for the rest.</summary>
    public string? Style { get; init; }

    /// <summary>Null for the client's usual size.</summary>
    public TextSize? Size { get; init; }

    /// <summary>Null for the client's usual weight.</summary>
    public TextWeight? Weight { get; init; }

    /// <summary>Null for the left.</summary>
    public Alignment? HorizontalAlignment { get; init; }
}
