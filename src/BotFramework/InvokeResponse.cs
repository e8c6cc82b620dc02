namespace BotFramework;

/// <summary>The answer to an invoke: what the channel's request is answered with. Not thread-safe.</summary>
public class InvokeResponse
{
    /// <summary>The HTTP status, 100 to 599.</summary>
    public int Status { get; set; }

    /// <summary>The body; null for none.</summary>
    public object? Body { get; set; }
}
