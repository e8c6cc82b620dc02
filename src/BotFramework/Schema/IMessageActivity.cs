namespace BotFramework.Schema;

/// <summary>What somebody said.</summary>
public interface IMessageActivity : IActivity
{
    /// <summary>The text; null or empty where only attachments or a value were sent.</summary>
    string? Text { get; set; }

    /// <summary><c>plain</c>, <c>markdown</c> or <c>xml</c>; null is markdown.</summary>
    string? TextFormat { get; set; }

    /// <summary>What to say aloud; null if nothing.</summary>
    string? Speak { get; set; }

    /// <summary>Whether input is expected, one of <see cref="InputHints"/>; null leaves it to the channel.</summary>
    string? InputHint { get; set; }

    /// <summary>The text for a channel that cannot show the attachments; null if none.</summary>
    string? Summary { get; set; }

    /// <summary>Cards and media; null if none.</summary>
    IList<Attachment>? Attachments { get; set; }

    /// <summary><c>list</c> or <c>carousel</c>; null is list.</summary>
    string? AttachmentLayout { get; set; }

    /// <summary>Buttons shown with the message; null if none.</summary>
    SuggestedActions? SuggestedActions { get; set; }

    /// <summary>How replies are to be delivered, one of <see cref="DeliveryModes"/>; null is normal.</summary>
    string? DeliveryMode { get; set; }

    /// <summary>What a pressed button carries; null if none.</summary>
    object? Value { get; set; }
}
