namespace BotFramework;

/// <summary>
/// A stored property cannot be read by this version of the bot: it was written by a newer one, or does not fit its type. It stays stored as
/// it is: a turn that needs it is to fail, because answering without it, or writing a new one over it, would lose what was kept.
/// </summary>
public sealed class StateUnreadableException : InvalidOperationException
{
    /// <summary>A property that is not named.</summary>
    public StateUnreadableException()
        : this("A stored property cannot be read; it is left as it is.")
    {
    }

    /// <summary>A property, in words.</summary>
    public StateUnreadableException(string message)
        : base(message)
    {
    }

    /// <summary>A property, found by another exception.</summary>
    public StateUnreadableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
