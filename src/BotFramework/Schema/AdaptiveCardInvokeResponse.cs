namespace BotFramework.Schema;

/// <summary>The answer to a button of an Adaptive Card. Not thread-safe.</summary>
public class AdaptiveCardInvokeResponse
{
    /// <summary>The HTTP status of the action, 200 to 599; that of the response itself is always 200 unless the call was malformed.</summary>
    public int StatusCode { get; set; }

    /// <summary>
    /// What <see cref="Value"/> is: <c>application/vnd.microsoft.card.adaptive</c>, <c>application/vnd.microsoft.activity.message</c>
    /// or <c>application/vnd.microsoft.error</c>; null where there is no value.
    /// </summary>
    public string? Type { get; set; }

    /// <summary>The card to show instead, a text, or an <see cref="Error"/>; null leaves the card as it is.</summary>
    public object? Value { get; set; }
}
