namespace BotFramework.Schema;

/// <summary>Somebody reacted to a message.</summary>
public interface IMessageReactionActivity : IActivity
{
    /// <summary>Reactions added; null if none.</summary>
    IList<MessageReaction>? ReactionsAdded { get; set; }

    /// <summary>Reactions removed; null if none.</summary>
    IList<MessageReaction>? ReactionsRemoved { get; set; }
}
