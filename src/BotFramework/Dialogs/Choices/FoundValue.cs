namespace BotFramework.Dialogs.Choices;

/// <summary>A value that was found.</summary>
public class FoundValue
{
    /// <summary>The value.</summary>
    public string Value { get; set; } = string.Empty;

    /// <summary>Its <see cref="SortedValue.Index"/>.</summary>
    public int Index { get; set; }

    /// <summary>How well it fits, above 0, to 1.</summary>
    public float Score { get; set; }
}
