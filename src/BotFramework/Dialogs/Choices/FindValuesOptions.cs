namespace BotFramework.Dialogs.Choices;

/// <summary>How values are looked for.</summary>
public class FindValuesOptions
{
    /// <summary>True to take a value of which only some words were found.</summary>
    public bool AllowPartialMatches { get; set; }

    /// <summary>The text's language tag; null if unknown.</summary>
    public string? Locale { get; set; }

    /// <summary>How many further words may stand between two words of a value; null for 2.</summary>
    public int? MaxTokenDistance { get; set; }

    /// <summary>Takes texts apart; null for <see cref="Choices.Tokenizer.DefaultTokenizer"/>.</summary>
    public TokenizerFunction? Tokenizer { get; set; }
}
