namespace BotFramework.Schema;

/// <summary>The body of a response that reports an error.</summary>
public class ErrorResponse
{
    /// <summary>An instance whose members are null until they are set.</summary>
    public ErrorResponse()
    {
    }

    /// <summary>A response with its error.</summary>
    public ErrorResponse(Error? error) => Error = error;

    /// <summary>The error.</summary>
    public Error? Error { get; set; }
}
