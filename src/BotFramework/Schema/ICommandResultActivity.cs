namespace BotFramework.Schema;

/// <summary>What a command came to.</summary>
public interface ICommandResultActivity : IActivity
{
    /// <summary>The command's name.</summary>
    string? Name { get; set; }

    /// <summary>What it carries, a <see cref="CommandResultValue{T}"/>; null if nothing.</summary>
    object? Value { get; set; }
}
