namespace BotFramework.Schema;

/// <summary>What a command's result carries.</summary>
/// <typeparam name="T">The result.</typeparam>
public class CommandResultValue<T>
{
    /// <summary>The command's id; null before it is set.</summary>
    public string? CommandId { get; set; }

    /// <summary>The result; null if there is none.</summary>
    public T? Data { get; set; }

    /// <summary>What went wrong; null if nothing did.</summary>
    public Error? Error { get; set; }
}
