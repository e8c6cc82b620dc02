namespace BotFramework.Dialogs.Choices;

/// <summary>How choices are shown.</summary>
public enum ListStyle
{
    /// <summary>Not at all: the prompt shows them itself.</summary>
    None,

    /// <summary>As suits the channel.</summary>
    Auto,

    /// <summary>In the text's last line.</summary>
    Inline,

    /// <summary>As a list below the text.</summary>
    List,

    /// <summary>As buttons below the message.</summary>
    SuggestedAction,

    /// <summary>As buttons on a card.</summary>
    HeroCard,
}
