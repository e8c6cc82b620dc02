namespace BotFramework.Http;

/// <summary>A request that the protocol answers with an error: its status, and a code and message for the body.</summary>
public sealed class ProtocolException : Exception
{
    /// <summary>An error of the server's own.</summary>
    public ProtocolException()
        : this(500, "ServiceError", "The request failed.")
    {
    }

    /// <summary>An error of the server's own, in words.</summary>
    public ProtocolException(string message)
        : this(500, "ServiceError", message)
    {
    }

    /// <summary>An error of the server's own, with its cause.</summary>
    public ProtocolException(string message, Exception innerException)
        : base(message, innerException) => (Status, Code) = (500, "ServiceError");

    /// <summary>An error.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">A stable name for programs, such as <c>BadArgument</c>.</param>
    /// <param name="message">What is wrong and what to do.</param>
    public ProtocolException(int status, string code, string message)
        : base(message) => (Status, Code) = (status, code);

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>A stable name for programs.</summary>
    public string Code { get; }
}
