namespace BotFramework.Schema;

/// <summary>The conversation ended.</summary>
public interface IEndOfConversationActivity : IActivity
{
    /// <summary>Why it ended; null if not said.</summary>
    string? Code { get; set; }

    /// <summary>Words to go with it; null if none.</summary>
    string? Text { get; set; }
}
