namespace BotFramework.Schema;

/// <summary>A call that expects an answer in the response itself.</summary>
public interface IInvokeActivity : IActivity
{
    /// <summary>The operation's name.</summary>
    string? Name { get; set; }

    /// <summary>Its argument; null if none.</summary>
    object? Value { get; set; }
}
