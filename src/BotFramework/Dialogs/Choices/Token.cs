namespace BotFramework.Dialogs.Choices;

/// <summary>A word of a text.</summary>
public class Token
{
    /// <summary>Where it starts, in characters from 0.</summary>
    public int Start { get; set; }

    /// <summary>Its last character, from 0.</summary>
    public int End { get; set; }

    /// <summary>The word as written.</summary>
    public string Text { get; set; } = string.Empty;

    /// <summary>The word as it is compared: in lower case.</summary>
    public string Normalized { get; set; } = string.Empty;
}
