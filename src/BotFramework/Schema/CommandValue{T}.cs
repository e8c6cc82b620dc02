namespace BotFramework.Schema;

/// <summary>What a command carries.</summary>
/// <typeparam name="T">Its argument.</typeparam>
public class CommandValue<T>
{
    /// <summary>The id that the result repeats; null before it is set.</summary>
    public string? CommandId { get; set; }

    /// <summary>The argument; null if there is none.</summary>
    public T? Data { get; set; }
}
