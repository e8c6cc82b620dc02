namespace BotFramework.Turns;

/// <summary>A turn did not end within its time limit; nothing was stored or sent.</summary>
public sealed class TurnTimeoutException : TimeoutException
{
    /// <summary>A turn that took too long.</summary>
    public TurnTimeoutException()
        : this("The turn did not end within its time limit; nothing was stored or sent.")
    {
    }

    /// <summary>A turn that took too long, in words.</summary>
    public TurnTimeoutException(string message)
        : base(message)
    {
    }

    /// <summary>A turn that took too long, found by another exception.</summary>
    public TurnTimeoutException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
