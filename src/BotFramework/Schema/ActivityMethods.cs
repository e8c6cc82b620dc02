using System.Runtime.CompilerServices;

namespace BotFramework.Schema;

/// <content>Creating activities and moving between an activity and its conversation.</content>
public partial class Activity
{
    /// <summary>An empty message, with empty lists of attachments and entities to add to.</summary>
    public static IMessageActivity CreateMessageActivity() => new Activity(ActivityTypes.Message) { Attachments = [], Entities = [] };

    /// <summary>An empty conversation update, with empty lists of members to add to.</summary>
    public static IConversationUpdateActivity CreateConversationUpdateActivity() =>
        new Activity(ActivityTypes.ConversationUpdate) { MembersAdded = [], MembersRemoved = [] };

    /// <summary>A typing indicator.</summary>
    public static ITypingActivity CreateTypingActivity() => new Activity(ActivityTypes.Typing);

    /// <summary>An empty event.</summary>
    public static IEventActivity CreateEventActivity() => new Activity(ActivityTypes.Event);

    /// <summary>An end of a conversation.</summary>
    public static IEndOfConversationActivity CreateEndOfConversationActivity() => new Activity(ActivityTypes.EndOfConversation);

    /// <summary>An empty invoke.</summary>
    public static IInvokeActivity CreateInvokeActivity() => new Activity(ActivityTypes.Invoke);

    /// <summary>A note for the developer.</summary>
    /// <param name="name">What is noted.</param>
    /// <param name="valueType">What the value is; null for its class.</param>
    /// <param name="value">What it carries; null if nothing.</param>
    /// <param name="label">Where it is noted; the calling member unless given.</param>
    public static ITraceActivity CreateTraceActivity(string name, string? valueType = null, object? value = null, [CallerMemberName] string? label = null) => new Activity(ActivityTypes.Trace)
    {
        Name = name,
        Label = label,
        ValueType = valueType ?? value?.GetType().Name,
        Value = value,
    };

    /// <summary>A message that answers this activity: same conversation, sender and recipient exchanged.</summary>
    /// <param name="text">The text; null is taken as empty.</param>
    /// <param name="locale">The locale; null takes this activity's.</param>
    public Activity CreateReply(string? text = null, string? locale = null) => new(ActivityTypes.Message)
    {
        Timestamp = Timestamp,
        From = Recipient is null ? null : new ChannelAccount(Recipient.Id, Recipient.Name),
        Recipient = From is null ? null : new ChannelAccount(From.Id, From.Name),
        ReplyToId = Type == ActivityTypes.ConversationUpdate && ChannelId is "directline" or "webchat" ? null : Id,
        ServiceUrl = ServiceUrl,
        ChannelId = ChannelId,
        Conversation = Conversation is null ? null : new ConversationAccount(Conversation.IsGroup, null, Conversation.Id, Conversation.Name),
        Text = text ?? string.Empty,
        Locale = locale ?? Locale,
        Attachments = [],
        Entities = [],
    };

    /// <summary>Where this activity came from, so that it can be answered now or later.</summary>
    public ConversationReference GetConversationReference() => new()
    {
        ActivityId = Type == ActivityTypes.ConversationUpdate && ChannelId is "directline" or "webchat" ? null : Id,
        User = From,
        Bot = Recipient,
        Conversation = Conversation,
        ChannelId = ChannelId,
        Locale = Locale,
        ServiceUrl = ServiceUrl,
    };

    /// <summary>Addresses this activity to a conversation.</summary>
    /// <param name="reference">The conversation.</param>
    /// <param name="isIncoming">True to address it as if it came from the conversation's user, false as from the bot.</param>
    /// <returns>This activity.</returns>
    public Activity ApplyConversationReference(ConversationReference reference, bool isIncoming = false)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ChannelId = reference.ChannelId;
        ServiceUrl = reference.ServiceUrl;
        Conversation = reference.Conversation;
        Locale ??= reference.Locale;
        if (isIncoming)
        {
            From = reference.User;
            Recipient = reference.Bot;
            Id = reference.ActivityId ?? Id;
        }
        else
        {
            From = reference.Bot;
            Recipient = reference.User;
            ReplyToId = reference.ActivityId ?? ReplyToId;
        }

        return this;
    }

    /// <summary>This activity as a message; null if it is of another type.</summary>
    public IMessageActivity? AsMessageActivity() => IsActivity(ActivityTypes.Message) ? this : null;

    /// <summary>This activity as a conversation update; null if it is of another type.</summary>
    public IConversationUpdateActivity? AsConversationUpdateActivity() => IsActivity(ActivityTypes.ConversationUpdate) ? this : null;

    /// <summary>This activity as an installation update; null if it is of another type.</summary>
    public IInstallationUpdateActivity? AsInstallationUpdateActivity() => IsActivity(ActivityTypes.InstallationUpdate) ? this : null;

    /// <summary>This activity as an event; null if it is of another type.</summary>
    public IEventActivity? AsEventActivity() => IsActivity(ActivityTypes.Event) ? this : null;

    /// <summary>This activity as an invoke; null if it is of another type.</summary>
    public IInvokeActivity? AsInvokeActivity() => IsActivity(ActivityTypes.Invoke) ? this : null;

    /// <summary>This activity as a typing indicator; null if it is of another type.</summary>
    public ITypingActivity? AsTypingActivity() => IsActivity(ActivityTypes.Typing) ? this : null;

    /// <summary>This activity as an edited message; null if it is of another type.</summary>
    public IMessageUpdateActivity? AsMessageUpdateActivity() => IsActivity(ActivityTypes.MessageUpdate) ? this : null;

    /// <summary>This activity as a deleted message; null if it is of another type.</summary>
    public IMessageDeleteActivity? AsMessageDeleteActivity() => IsActivity(ActivityTypes.MessageDelete) ? this : null;

    /// <summary>This activity as a reaction; null if it is of another type.</summary>
    public IMessageReactionActivity? AsMessageReactionActivity() => IsActivity(ActivityTypes.MessageReaction) ? this : null;

    /// <summary>This activity as an end of a conversation; null if it is of another type.</summary>
    public IEndOfConversationActivity? AsEndOfConversationActivity() => IsActivity(ActivityTypes.EndOfConversation) ? this : null;

    /// <summary>This activity as a command; null if it is of another type.</summary>
    public ICommandActivity? AsCommandActivity() => IsActivity(ActivityTypes.Command) ? this : null;

    /// <summary>This activity as a command's result; null if it is of another type.</summary>
    public ICommandResultActivity? AsCommandResultActivity() => IsActivity(ActivityTypes.CommandResult) ? this : null;

    /// <summary>This activity as a trace; null if it is of another type.</summary>
    public ITraceActivity? AsTraceActivity() => IsActivity(ActivityTypes.Trace) ? this : null;

    /// <summary>True if the message has anything to show: text, a summary, attachments or channel data.</summary>
    public bool HasContent() =>
        !string.IsNullOrWhiteSpace(Text) || !string.IsNullOrWhiteSpace(Summary) || Attachments is { Count: > 0 } || ChannelData is not null;

    /// <summary>True for what begins a turn that the bot asked for itself.</summary>
    internal bool IsContinuation() => Type == ActivityTypes.Event && Name == ActivityEventNames.ContinueConversation;

    /// <summary>True if it says that the bot is in its conversation no more: uninstalled (an upgrade is not that), or taken out of the members.</summary>
    internal bool TellsOfRemoval() => Type switch
    {
        ActivityTypes.InstallationUpdate => Action == "remove",
        ActivityTypes.ConversationUpdate => Recipient?.Id is { } bot && MembersRemoved?.Any(member => member.Id == bot) == true,
        _ => false,
    };

    /// <summary>An activity with the same members and no id: sending it leaves this one as it is.</summary>
    internal Activity Copy()
    {
        var copy = (Activity)MemberwiseClone();
        copy.Id = null;
        return copy;
    }

    /// <summary>True if <see cref="Type"/> is <paramref name="activityType"/> or a subtype of it (<c>message/x</c>).</summary>
    protected bool IsActivity(string activityType) =>
        Type is not null
        && Type.StartsWith(activityType, StringComparison.OrdinalIgnoreCase)
        && (Type.Length == activityType.Length || Type[activityType.Length] == '/');
}
