using System.Net;

namespace BotFramework.Schema;

/// <summary>A channel answered a call with an error.</summary>
public sealed class ErrorResponseException : Exception
{
    /// <summary>An error that nothing is known of.</summary>
    public ErrorResponseException()
        : this("The channel answered with an error.")
    {
    }

    /// <summary>An error in words.</summary>
    public ErrorResponseException(string message)
        : base(message)
    {
    }

    /// <summary>An error that another exception told of.</summary>
    public ErrorResponseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An error as the channel told it.</summary>
    /// <param name="statusCode">The response's status.</param>
    /// <param name="retryAfter">After how long the channel wants to be asked again; null if it does not say.</param>
    /// <param name="body">The response's body; null if that is no protocol error.</param>
    public ErrorResponseException(HttpStatusCode statusCode, TimeSpan? retryAfter = null, ErrorResponse? body = null)
        : this($"The channel answered with status {(int)statusCode} {body?.Error?.Code}".TrimEnd())
    {
        StatusCode = statusCode;
        RetryAfter = retryAfter;
        Body = body;
    }

    /// <summary>The response's status; 0 if unknown.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>After how long the channel wants to be asked again; null if it does not say.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>The response's body; null if that is no protocol error.</summary>
    public ErrorResponse? Body { get; }
}
