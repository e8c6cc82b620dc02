namespace BotFramework.Dialogs.Choices;

/// <summary>A choice that was found.</summary>
public class FoundChoice
{
    /// <summary>The choice's value.</summary>
    public string Value { get; set; } = string.Empty;

    /// <summary>The choice's index in the list, from 0.</summary>
    public int Index { get; set; }

    /// <summary>How well it fits, above 0, to 1.</summary>
    public float Score { get; set; }

    /// <summary>The value, title or synonym that was found; null where it was a number.</summary>
    public string? Synonym { get; set; }
}
