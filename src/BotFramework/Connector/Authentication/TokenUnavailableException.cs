namespace BotFramework.Connector.Authentication;

/// <summary>The bot could not get a token of its own; the cause says why.</summary>
public sealed class TokenUnavailableException : Exception
{
    /// <summary>No token.</summary>
    public TokenUnavailableException()
        : this("The bot could not get a token.")
    {
    }

    /// <summary>No token, in words.</summary>
    public TokenUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>No token, with its cause.</summary>
    public TokenUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
