namespace BotFramework.Schema;

/// <summary>Somebody joined or left, or the conversation was renamed.</summary>
public interface IConversationUpdateActivity : IActivity
{
    /// <summary>Who joined; null if nobody.</summary>
    IList<ChannelAccount>? MembersAdded { get; set; }

    /// <summary>Who left; null if nobody.</summary>
    IList<ChannelAccount>? MembersRemoved { get; set; }

    /// <summary>The new name; null if it kept its name.</summary>
    string? TopicName { get; set; }

    /// <summary>False if who joined sees nothing of what was said before; null if the channel does not tell.</summary>
    bool? HistoryDisclosed { get; set; }
}
