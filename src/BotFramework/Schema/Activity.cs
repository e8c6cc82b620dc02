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
    [JsonConstructor]
    public Activity()
    {
    }

    /// <summary>An activity with the members named, each as its property says; those not named are null.</summary>
    public Activity(
        string? type = null,
        string? id = null,
        DateTimeOffset? timestamp = null,
        DateTimeOffset? localTimestamp = null,
        string? serviceUrl = null,
        string? channelId = null,
        ChannelAccount? from = null,
        ConversationAccount? conversation = null,
        ChannelAccount? recipient = null,
        string? textFormat = null,
        string? attachmentLayout = null,
        IList<ChannelAccount>? membersAdded = null,
        IList<ChannelAccount>? membersRemoved = null,
        IList<MessageReaction>? reactionsAdded = null,
        IList<MessageReaction>? reactionsRemoved = null,
        string? topicName = null,
        string? locale = null,
        string? text = null,
        string? speak = null,
        string? inputHint = null,
        string? summary = null,
        SuggestedActions? suggestedActions = null,
        IList<Attachment>? attachments = null,
        IList<Entity>? entities = null,
        object? channelData = null,
        string? action = null,
        string? replyToId = null,
        string? label = null,
        string? valueType = null,
        object? value = null,
        string? name = null,
        ConversationReference? relatesTo = null,
        string? code = null,
        string? deliveryMode = null,
        string? localTimezone = null,
        string? callerId = null)
    {
        Type = type;
        Id = id;
        Timestamp = timestamp;
        LocalTimestamp = localTimestamp;
        ServiceUrl = serviceUrl;
        ChannelId = channelId;
        From = from;
        Conversation = conversation;
        Recipient = recipient;
        TextFormat = textFormat;
        AttachmentLayout = attachmentLayout;
        MembersAdded = membersAdded;
        MembersRemoved = membersRemoved;
        ReactionsAdded = reactionsAdded;
        ReactionsRemoved = reactionsRemoved;
        TopicName = topicName;
        Locale = locale;
        Text = text;
        Speak = speak;
        InputHint = inputHint;
        Summary = summary;
        SuggestedActions = suggestedActions;
        Attachments = attachments;
        Entities = entities;
        ChannelData = channelData;
        Action = action;
        ReplyToId = replyToId;
        Label = label;
        ValueType = valueType;
        Value = value;
        Name = name;
        RelatesTo = relatesTo;
        Code = code;
        DeliveryMode = deliveryMode;
        LocalTimezone = localTimezone;
        CallerId = callerId;
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

    /// <summary>When the activity is of no use any more: what has not left by then is dropped. Null for never.</summary>
    public DateTimeOffset? Expiration { get; set; }

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
