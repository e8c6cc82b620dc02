using System.Text.Json;
using BotFramework;
using BotFramework.Connector;
using BotFramework.Schema;
using PoreRoutine.Bot.Cards;
using PoreRoutine.Bot.Content;

namespace PoreRoutine.Bot.Dialogs;

/// <summary>Makes the bot's messages: texts with buttons below, and cards.</summary>
internal static class Reply
{
    /// <summary>What a bot's id begins with in Teams; its app id follows.</summary>
    private const string TeamsBot = "28:";

    /// <summary>Says to the chat page that the card says all that the text says.</summary>
    private static readonly JsonElement s_textIsFallback = JsonElement.Parse("""{"textIsFallback":true}""");

    /// <summary>The same, of a reminder.</summary>
    private static readonly JsonElement s_isReminder = JsonElement.Parse("""{"textIsFallback":true,"reminder":true}""");

    /// <summary>Says that reminders were set: the page then offers to notify of them.</summary>
    private static readonly JsonElement s_setsReminder = JsonElement.Parse("""{"setsReminder":true}""");

    /// <summary>The same, of a card.</summary>
    private static readonly JsonElement s_cardSetsReminder = JsonElement.Parse("""{"textIsFallback":true,"setsReminder":true}""");

    /// <summary>A message of Markdown with buttons; without any it is text alone.</summary>
    public static Activity Text(string text, params IEnumerable<(string Title, ButtonPress Press)> buttons) => Text(text, [.. Actions(buttons)]);

    /// <summary>
    /// A message for a group: in Teams its first button opens a private chat with the bot. Elsewhere there is no address for that, and it is
    /// <see cref="Text(string, IEnumerable{ValueTuple{string, ButtonPress}})"/>.
    /// </summary>
    public static Activity Group(Turn turn, string text, params IEnumerable<(string Title, ButtonPress Press)> buttons) =>
        turn.Context.Activity is { ChannelId: Channels.Msteams, Recipient.Id: { } id } && id.StartsWith(TeamsBot, StringComparison.Ordinal)
            ? Text(text, [new OpenUrlAction(turn.Lines[Line.ButtonPrivateChat], new Uri($"https://teams.microsoft.com/l/chat/0/0?users={TeamsBot}{Uri.EscapeDataString(id[TeamsBot.Length..])}")), .. Actions(buttons)])
            : Text(text, buttons);

    /// <summary>
    /// A message that is a card where the turn's channel shows cards, and <see cref="Text"/> elsewhere. Teams gets the card alone, as it
    /// would show both; on the others the text stays beside it, for programs that read texts.
    /// </summary>
    /// <param name="turn">The turn.</param>
    /// <param name="text">All that the card says, as Markdown.</param>
    /// <param name="heading">What stands above the card; Teams notifies with it.</param>
    /// <param name="body">What the card shows below that.</param>
    /// <param name="buttons">The buttons.</param>
    public static Activity Card(Turn turn, string text, string heading, IEnumerable<CardElement> body, params IEnumerable<(string Title, ButtonPress Press)> buttons)
    {
        var channel = turn.Context.Activity.ChannelId;
        if (channel is not (Channels.Msteams or Channels.Webchat or Channels.Directline or Channels.Emulator))
        {
            return Text(text, buttons);
        }

        var head = new TextBlock(heading) { Style = "heading", Size = TextSize.Medium, Weight = TextWeight.Bolder };
        var message = Text(text);
        message.Attachments = [Attach(new AdaptiveCard([head, .. body], [.. Actions(buttons)]) { FallbackText = text })];
        if (channel == Channels.Msteams)
        {
            (message.Text, message.TextFormat, message.Summary) = (null, null, heading);
        }
        else
        {
            message.ChannelData = s_textIsFallback;
        }

        return message;
    }

    /// <summary>The same, marked as a reminder: the chat page notifies of it, with the summary, as Teams does.</summary>
    public static Activity Reminder(Turn turn, string text, string summary, string heading, IEnumerable<CardElement> body, params IEnumerable<(string Title, ButtonPress Press)> buttons)
    {
        var message = Card(turn, text, heading, body, buttons);
        message.Summary = summary;
        message.ChannelData = message.ChannelData is null ? null : s_isReminder;
        return message;
    }

    /// <summary>A message that says when reminders come: the chat page offers to notify of them.</summary>
    public static Activity Scheduled(Turn turn, string text, params IEnumerable<(string Title, ButtonPress Press)> buttons) => Scheduled(turn, Text(text, buttons));

    /// <summary>The same, of a message that is made already.</summary>
    public static Activity Scheduled(Turn turn, Activity message)
    {
        if (ReminderWords.IsOnPage(turn))
        {
            message.ChannelData = message.ChannelData is null ? s_setsReminder : s_cardSetsReminder;
        }

        return message;
    }

    /// <summary>True where a message that was sent can be replaced by another: on Direct Line it cannot.</summary>
    public static bool CanReplace(Turn turn) => turn.Context.Activity.ChannelId == Channels.Msteams;

    private static Activity Text(string text, IReadOnlyList<CardButton> buttons)
    {
        var message = MessageFactory.Text(text);
        message.TextFormat = TextFormatTypes.Markdown;
        if (buttons.Count > 0)
        {
            message.Attachments = [Attach(new AdaptiveCard([], buttons))];
        }

        return message;
    }

    private static IEnumerable<CardButton> Actions(IEnumerable<(string Title, ButtonPress Press)> buttons) =>
        buttons.Select(button => new SubmitAction(button.Title, button.Press));

    private static Attachment Attach(AdaptiveCard card) =>
        new(AdaptiveCard.ContentType, content: card);
}
