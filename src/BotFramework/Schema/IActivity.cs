namespace BotFramework.Schema;

/// <summary>What every activity has.</summary>
public interface IActivity
{
    /// <summary>The kind of activity, one of <see cref="ActivityTypes"/>; null only before it is set.</summary>
    string? Type { get; set; }

    /// <summary>The channel's id of this activity, unique in its conversation; null until the channel gave one.</summary>
    string? Id { get; set; }

    /// <summary>When the channel took the activity, UTC; null where it did not say.</summary>
    DateTimeOffset? Timestamp { get; set; }

    /// <summary>The sender's local time with offset; null where the channel does not say.</summary>
    DateTimeOffset? LocalTimestamp { get; set; }

    /// <summary>The sender's IANA zone; null where the channel does not say.</summary>
    string? LocalTimezone { get; set; }

    /// <summary>The channel's address, where replies go.</summary>
    string? ServiceUrl { get; set; }

    /// <summary>The channel: <c>msteams</c>, <c>webchat</c>, <c>directline</c>, …</summary>
    string? ChannelId { get; set; }

    /// <summary>The sender.</summary>
    ChannelAccount? From { get; set; }

    /// <summary>The conversation.</summary>
    ConversationAccount? Conversation { get; set; }

    /// <summary>The receiver.</summary>
    ChannelAccount? Recipient { get; set; }

    /// <summary>The id of the activity that this one answers; null if none.</summary>
    string? ReplyToId { get; set; }

    /// <summary>Metadata such as mentions and client information; null if none.</summary>
    IList<Entity>? Entities { get; set; }

    /// <summary>What only this channel understands; null if nothing.</summary>
    object? ChannelData { get; set; }

    /// <summary>The sender's BCP 47 language tag; null where the channel does not say.</summary>
    string? Locale { get; set; }

    /// <inheritdoc cref="Activity.GetConversationReference"/>
    ConversationReference GetConversationReference();

    /// <inheritdoc cref="Activity.AsMessageActivity"/>
    IMessageActivity? AsMessageActivity();

    /// <inheritdoc cref="Activity.AsMessageUpdateActivity"/>
    IMessageUpdateActivity? AsMessageUpdateActivity();

    /// <inheritdoc cref="Activity.AsMessageDeleteActivity"/>
    IMessageDeleteActivity? AsMessageDeleteActivity();

    /// <inheritdoc cref="Activity.AsMessageReactionActivity"/>
    IMessageReactionActivity? AsMessageReactionActivity();

    /// <inheritdoc cref="Activity.AsConversationUpdateActivity"/>
    IConversationUpdateActivity? AsConversationUpdateActivity();

    /// <inheritdoc cref="Activity.AsInstallationUpdateActivity"/>
    IInstallationUpdateActivity? AsInstallationUpdateActivity();

    /// <inheritdoc cref="Activity.AsEndOfConversationActivity"/>
    IEndOfConversationActivity? AsEndOfConversationActivity();

    /// <inheritdoc cref="Activity.AsEventActivity"/>
    IEventActivity? AsEventActivity();

    /// <inheritdoc cref="Activity.AsInvokeActivity"/>
    IInvokeActivity? AsInvokeActivity();

    /// <inheritdoc cref="Activity.AsCommandActivity"/>
    ICommandActivity? AsCommandActivity();

    /// <inheritdoc cref="Activity.AsCommandResultActivity"/>
    ICommandResultActivity? AsCommandResultActivity();

    /// <inheritdoc cref="Activity.AsTraceActivity"/>
    ITraceActivity? AsTraceActivity();

    /// <inheritdoc cref="Activity.AsTypingActivity"/>
    ITypingActivity? AsTypingActivity();

    /// <inheritdoc cref="Activity.ApplyConversationReference"/>
    Activity ApplyConversationReference(ConversationReference reference, bool isIncoming = false);
}
