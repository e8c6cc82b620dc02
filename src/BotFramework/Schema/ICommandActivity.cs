namespace BotFramework.Schema;

/// <summary>A command to a program, answered by an <see cref="ICommandResultActivity"/>.</summary>
public interface ICommandActivity : IActivity
{
    /// <summary>The command's name; a bot's own ones begin with <c>application/</c>.</summary>
    string? Name { get; set; }

    /// <summary>What it carries, a <see cref="CommandValue{T}"/>; null if nothing.</summary>
    object? Value { get; set; }
}
