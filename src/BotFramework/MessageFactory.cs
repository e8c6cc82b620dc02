using BotFramework.Schema;

namespace BotFramework;

/// <summary>Makes messages. Thread-safe.</summary>
public static class MessageFactory
{
    /// <summary>A message of text.</summary>
    /// <param name="text">The text; null or blank for none, since clients would show an empty bubble.</param>
    /// <param name="ssml">What to say aloud; null for nothing.</param>
    /// <param name="inputHint">One of <see cref="InputHints"/>; null is <see cref="InputHints.AcceptingInput"/>.</param>
    public static Activity Text(string? text, string? ssml = null, string? inputHint = null) => new(ActivityTypes.Message)
    {
        Text = string.IsNullOrWhiteSpace(text) ? null : text,
        Speak = string.IsNullOrWhiteSpace(ssml) ? null : ssml,
        InputHint = inputHint ?? InputHints.AcceptingInput,
    };

    /// <summary>A message with buttons that send their own words.</summary>
    /// <param name="actions">The words, in order.</param>
    /// <param name="text">The text; null or blank for none.</param>
    /// <param name="ssml">What to say aloud; null for nothing.</param>
    /// <param name="inputHint">One of <see cref="InputHints"/>; null is <see cref="InputHints.AcceptingInput"/>.</param>
    /// <param name="toList">Ids of those who see the buttons; null for everybody.</param>
    public static IMessageActivity SuggestedActions(IEnumerable<string> actions, string? text = null, string? ssml = null, string? inputHint = null, IList<string>? toList = null)
    {
        ArgumentNullException.ThrowIfNull(actions);
        return SuggestedActions(actions.Select(action => new CardAction(ActionTypes.ImBack, action, value: action)), text, ssml, inputHint, toList);
    }

    /// <summary>A message with buttons.</summary>
    /// <param name="cardActions">The buttons, in order.</param>
    /// <param name="text">The text; null or blank for none.</param>
    /// <param name="ssml">What to say aloud; null for nothing.</param>
    /// <param name="inputHint">One of <see cref="InputHints"/>; null is <see cref="InputHints.AcceptingInput"/>.</param>
    /// <param name="toList">Ids of those who see the buttons; null for everybody.</param>
    public static IMessageActivity SuggestedActions(IEnumerable<CardAction> cardActions, string? text = null, string? ssml = null, string? inputHint = null, IList<string>? toList = null)
    {
        ArgumentNullException.ThrowIfNull(cardActions);
        var message = Text(text, ssml, inputHint);
        message.SuggestedActions = new SuggestedActions(toList, [.. cardActions]);
        return message;
    }

    /// <summary>A message with one attachment.</summary>
    /// <param name="attachment">The attachment.</param>
    /// <param name="text">The text; null or blank for none.</param>
    /// <param name="ssml">What to say aloud; null for nothing.</param>
    /// <param name="inputHint">One of <see cref="InputHints"/>; null is <see cref="InputHints.AcceptingInput"/>.</param>
    public static IMessageActivity Attachment(Attachment attachment, string? text = null, string? ssml = null, string? inputHint = null)
    {
        ArgumentNullException.ThrowIfNull(attachment);
        return Attachment([attachment], text, ssml, inputHint);
    }

    /// <summary>A message with attachments, one below another.</summary>
    /// <param name="attachments">The attachments, in order; may be empty.</param>
    /// <param name="text">The text; null or blank for none.</param>
    /// <param name="ssml">What to say aloud; null for nothing.</param>
    /// <param name="inputHint">One of <see cref="InputHints"/>; null is <see cref="InputHints.AcceptingInput"/>.</param>
    public static IMessageActivity Attachment(IEnumerable<Attachment> attachments, string? text = null, string? ssml = null, string? inputHint = null) =>
        WithAttachments(attachments, AttachmentLayoutTypes.List, text, ssml, inputHint);

    /// <summary>A message with attachments side by side.</summary>
    /// <param name="attachments">The attachments, in order; may be empty.</param>
    /// <param name="text">The text; null or blank for none.</param>
    /// <param name="ssml">What to say aloud; null for nothing.</param>
    /// <param name="inputHint">One of <see cref="InputHints"/>; null is <see cref="InputHints.AcceptingInput"/>.</param>
    public static IMessageActivity Carousel(IEnumerable<Attachment> attachments, string? text = null, string? ssml = null, string? inputHint = null) =>
        WithAttachments(attachments, AttachmentLayoutTypes.Carousel, text, ssml, inputHint);

    /// <summary>A message with a picture or other media at an address.</summary>
    /// <exception cref="ArgumentNullException">The address or the type is null or blank.</exception>
    /// <param name="url">The address, not blank.</param>
    /// <param name="contentType">The MIME type, not blank.</param>
    /// <param name="name">The attachment's name; null for none.</param>
    /// <param name="text">The text; null for none.</param>
    /// <param name="ssml">What to say aloud; null for nothing.</param>
    /// <param name="inputHint">One of <see cref="InputHints"/>; null is <see cref="InputHints.AcceptingInput"/>.</param>
    public static IMessageActivity ContentUrl(string url, string contentType, string? name = null, string? text = null, string? ssml = null, string? inputHint = null)
    {
        TurnContext.ThrowIfBlank(url, nameof(url));
        TurnContext.ThrowIfBlank(contentType, nameof(contentType));
        return Attachment(new Attachment(contentType, url, name: name ?? string.Empty), text, ssml, inputHint);
    }

    private static Activity WithAttachments(IEnumerable<Attachment> attachments, string layout, string? text, string? ssml, string? inputHint)
    {
        ArgumentNullException.ThrowIfNull(attachments);
        var message = Text(text, ssml, inputHint);
        message.AttachmentLayout = layout;
        message.Attachments = [.. attachments];
        return message;
    }
}
