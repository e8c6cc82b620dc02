using System.Text.Json;
using System.Text.Json.Serialization;

namespace BotFramework.Schema;

/// <summary>
/// One event of a conversation, as the Bot Framework protocol carries it: a message, somebody joining, a button pressed.
/// Which members are set depends on <see cref="Type"/>. Not thread-safe.
/// </summary>
/// <remarks>
/// Members of type <see cref="object"/> hold a <see cref="JsonElement"/> after deserialisation.
/// Properties that this class does not know survive a round trip in <see cref="Properties"/>.
/// </remarks>
public partial class Activity :
    IMessageActivity,
    IConversationUpdateActivity,
    IInstallationUpdateActivity,
    IMessageReactionActivity,
    ITypingActivity,
    IEndOfConversationActivity,
    IEventActivity,
    IInvokeActivity,
    IMessageUpdateActivity,
    IMessageDeleteActivity,
    ICommandActivity,
    ICommandResultActivity,
    ITraceActivity
{
    /// <summary>An activity without a type; set <see cref="Type"/> before it is sent.</summary>
    public Activity()
    {
    }

    /// <summary>An activity of a type.</summary>
    /// <param name="type">One of <see cref="ActivityTypes"/>.</param>
    /// <param name="text">The text; null for none.</param>
    public Activity(string type, string? text = null)
    {
        Type = type;
        Text = text;
    }

    /// <inheritdoc/>
    public string? Type { get; set; }

    /// <inheritdoc/>
    public string? Id { get; set; }

    /// <inheritdoc/>
    public DateTimeOffset? Timestamp { get; set; }

    /// <inheritdoc/>
    public DateTimeOffset? LocalTimestamp { get; set; }

    /// <inheritdoc/>
    public string? LocalTimezone { get; set; }

    /// <inheritdoc/>
    public string? ServiceUrl { get; set; }

    /// <inheritdoc/>
    public string? ChannelId { get; set; }

    /// <summary>Who called the bot, told by the adapter and not by the wire; null if it did not say.</summary>
    [JsonIgnore]
    public string? CallerId { get; set; }

    /// <inheritdoc/>
    public ChannelAccount? From { get; set; }

    /// <inheritdoc/>
    public ConversationAccount? Conversation { get; set; }

    /// <inheritdoc/>
    public ChannelAccount? Recipient { get; set; }

    /// <inheritdoc/>
    public string? ReplyToId { get; set; }

    /// <inheritdoc/>
    public IList<Entity>? Entities { get; set; }

    /// <inheritdoc/>
    public object? ChannelData { get; set; }

    /// <inheritdoc/>
    public string? Locale { get; set; }

    /// <inheritdoc/>
    public string? Text { get; set; }

    /// <inheritdoc/>
    public string? TextFormat { get; set; }

    /// <inheritdoc/>
    public string? Speak { get; set; }

    /// <inheritdoc/>
    public string? InputHint { get; set; }

    /// <inheritdoc/>
    public string? Summary { get; set; }

    /// <inheritdoc/>
    public IList<Attachment>? Attachments { get; set; }

    /// <inheritdoc/>
    public string? AttachmentLayout { get; set; }

    /// <inheritdoc/>
    public SuggestedActions? SuggestedActions { get; set; }

    /// <inheritdoc/>
    public string? DeliveryMode { get; set; }

    /// <inheritdoc cref="IMessageActivity.Value"/>
    public object? Value { get; set; }

    /// <summary>What <see cref="Value"/> is, in a trace or an event; null where it needs no name.</summary>
    public string? ValueType { get; set; }

    /// <inheritdoc/>
    public string? Label { get; set; }

    /// <inheritdoc cref="IEventActivity.Name"/>
    public string? Name { get; set; }

    /// <inheritdoc/>
    public IList<ChannelAccount>? MembersAdded { get; set; }

    /// <inheritdoc/>
    public IList<ChannelAccount>? MembersRemoved { get; set; }

    /// <inheritdoc/>
    public string? TopicName { get; set; }

    /// <inheritdoc/>
    public bool? HistoryDisclosed { get; set; }

    /// <inheritdoc/>
    public string? Action { get; set; }

    /// <inheritdoc/>
    public IList<MessageReaction>? ReactionsAdded { get; set; }

    /// <inheritdoc/>
    public IList<MessageReaction>? ReactionsRemoved { get; set; }

    /// <inheritdoc/>
    public string? Code { get; set; }

    /// <summary>The conversation that the activity is about, where that is another one; null otherwise.</summary>
    public ConversationReference? RelatesTo { get; set; }

    /// <summary>What the wire carried beside the members above; null where there was nothing more.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}
