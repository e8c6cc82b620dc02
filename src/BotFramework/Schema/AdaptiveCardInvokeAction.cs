using System.Text.Json;
using System.Text.Json.Serialization;

namespace BotFramework.Schema;

/// <summary>The button of an Adaptive Card that was pressed. Not thread-safe.</summary>
public class AdaptiveCardInvokeAction
{
    /// <summary>The kind of button; <c>Action.Execute</c> is the only one that an invoke brings.</summary>
    public string? Type { get; set; }

    /// <summary>The button's id in its card; null if it has none.</summary>
    public string? Id { get; set; }

    /// <summary>The name by which the card's author tells buttons apart; null if it has none.</summary>
    public string? Verb { get; set; }

    /// <summary>The button's data and the card's inputs, a <see cref="JsonElement"/> after deserialisation; null if there are none.</summary>
    public object? Data { get; set; }

    /// <summary>What the wire carried beside the members above; null where there was nothing more.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}
