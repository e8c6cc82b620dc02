namespace BotFramework.Schema;

/// <summary>The replies of a turn, in the response to the request that caused it.</summary>
public class ExpectedReplies
{
    /// <summary>An instance whose members are null until they are set.</summary>
    public ExpectedReplies()
    {
    }

    /// <summary>An instance with replies, kept and not copied.</summary>
    public ExpectedReplies(IList<Activity>? activities) => Activities = activities;

    /// <summary>The replies, in order.</summary>
    public IList<Activity>? Activities { get; set; }
}
