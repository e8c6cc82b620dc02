using System.Text.Json.Serialization;

namespace BotFramework.Schema;

/// <summary>Where a conversation is, so that it can be continued later.</summary>
public class ConversationReference
{
    /// <summary>An instance whose members are null until they are set.</summary>
    [JsonConstructor]
    public ConversationReference()
    {
    }

    /// <summary>An instance with the members named, each as its property says; those not named are null.</summary>
    public ConversationReference(string? activityId = null, ChannelAccount? user = null, ChannelAccount? bot = null, ConversationAccount? conversation = null, string? channelId = null, string? serviceUrl = null)
    {
        ActivityId = activityId;
        User = user;
        Bot = bot;
        Conversation = conversation;
        ChannelId = channelId;
        ServiceUrl = serviceUrl;
    }

    /// <summary>An event addressed to the conversation as if it came from its user: what a proactive turn starts from.</summary>
    public Activity GetContinuationActivity() => new(ActivityTypes.Event)
    {
        Name = ActivityEventNames.ContinueConversation,
        Id = Guid.CreateVersion7().ToString(),
        ChannelId = ChannelId,
        Locale = Locale,
        ServiceUrl = ServiceUrl,
        Conversation = Conversation,
        Recipient = Bot,
        From = User,
        RelatesTo = this,
    };

    /// <summary>The id of the activity it was taken from; null if none.</summary>
    public string? ActivityId { get; set; }

    /// <summary>The user; null if unknown.</summary>
    public ChannelAccount? User { get; set; }

    /// <summary>The bot.</summary>
    public ChannelAccount? Bot { get; set; }

    /// <summary>The conversation.</summary>
    public ConversationAccount? Conversation { get; set; }

    /// <summary>The channel.</summary>
    public string? ChannelId { get; set; }

    /// <summary>The user's language tag; null if unknown.</summary>
    public string? Locale { get; set; }

    /// <summary>The channel's address.</summary>
    public string? ServiceUrl { get; set; }
}
