namespace BotFramework.Schema;

/// <summary>A note for the developer; clients do not see it.</summary>
public interface ITraceActivity : IActivity
{
    /// <summary>What is noted.</summary>
    string? Name { get; set; }

    /// <summary>Where it was noted; null if not said.</summary>
    string? Label { get; set; }

    /// <summary>What <see cref="Value"/> is; null if nothing is carried.</summary>
    string? ValueType { get; set; }

    /// <summary>What it carries; null if nothing.</summary>
    object? Value { get; set; }

    /// <summary>The conversation it is about; null for its own.</summary>
    ConversationReference? RelatesTo { get; set; }
}
