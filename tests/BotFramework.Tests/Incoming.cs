using BotFramework.Schema;

namespace BotFramework.Tests;

/// <summary>Activities as a channel sends them.</summary>
internal static class Incoming
{
    public static Activity Message(string? text = "hi", string id = "in-1", string conversation = "conversation") => new(ActivityTypes.Message)
    {
        Id = id,
        Text = text,
        ChannelId = "test",
        ServiceUrl = "https://channel.example",
        Locale = "en-GB",
        From = new ChannelAccount("user", "User"),
        Recipient = new ChannelAccount("bot", "Bot"),
        Conversation = new ConversationAccount(false, "personal", conversation, "Conversation"),
    };

    public static Activity OfType(string type)
    {
        var activity = Message(null);
        activity.Type = type;
        return activity;
    }
}
