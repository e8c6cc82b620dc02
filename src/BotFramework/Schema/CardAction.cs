using System.Text.Json;
using System.Text.Json.Serialization;

namespace BotFramework.Schema;

/// <summary>A button.</summary>
public class CardAction
{
    /// <summary>An instance whose members are null until they are set.</summary>
    [JsonConstructor]
    public CardAction()
    {
    }

    /// <summary>An instance with the members named, each as its property says; those not named are null.</summary>
    public CardAction(string? type = null, string? title = null, string? image = null, string? text = null, string? displayText = null, object? value = null, object? channelData = null)
    {
        Type = type;
        Title = title;
        Image = image;
        Text = text;
        DisplayText = displayText;
        Value = value;
        ChannelData = channelData;
    }

    /// <summary>What it does, one of <see cref="ActionTypes"/>.</summary>
    public string? Type { get; set; }

    /// <summary>The words on it.</summary>
    public string? Title { get; set; }

    /// <summary>An image's address; null if none.</summary>
    public string? Image { get; set; }

    /// <summary>The text sent when it is pressed; null if none.</summary>
    public string? Text { get; set; }

    /// <summary>The words shown in the conversation when it is pressed; null if none.</summary>
    public string? DisplayText { get; set; }

    /// <summary>What it carries; null if nothing.</summary>
    public object? Value { get; set; }

    /// <summary>What only this channel understands; null if nothing.</summary>
    public object? ChannelData { get; set; }

    /// <summary>What the wire carried beside the members above; null where there was nothing more.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}
