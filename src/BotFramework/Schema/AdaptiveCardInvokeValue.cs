using System.Text.Json;
using System.Text.Json.Serialization;

namespace BotFramework.Schema;

/// <summary>The argument of the invoke <c>adaptiveCard/action</c>. Not thread-safe.</summary>
public class AdaptiveCardInvokeValue
{
    /// <summary>The button pressed.</summary>
    public AdaptiveCardInvokeAction? Action { get; set; }

    /// <summary>The code of a sign-in that the card asked for; null outside sign-ins.</summary>
    public string? State { get; set; }

    /// <summary>What the wire carried beside the members above; null where there was nothing more.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}
