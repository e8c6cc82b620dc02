namespace BotFramework.Schema;

/// <summary>A program's event, nothing a person said.</summary>
public interface IEventActivity : IActivity
{
    /// <summary>The event's name.</summary>
    string? Name { get; set; }

    /// <summary>What it carries; null if nothing.</summary>
    object? Value { get; set; }
}
