namespace BotFramework.Dialogs.Choices;

/// <summary>A value to look for.</summary>
public class SortedValue
{
    /// <summary>The value.</summary>
    public string Value { get; set; } = string.Empty;

    /// <summary>What it belongs to: two values may have one index.</summary>
    public int Index { get; set; }
}
