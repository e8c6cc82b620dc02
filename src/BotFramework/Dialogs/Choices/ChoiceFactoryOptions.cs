namespace BotFramework.Dialogs.Choices;

/// <summary>The words and marks of a list of choices in text.</summary>
public class ChoiceFactoryOptions
{
    /// <summary>English words, numbered.</summary>
    public ChoiceFactoryOptions()
    {
    }

    /// <summary>The given words; null for English ones.</summary>
    public ChoiceFactoryOptions(string? inlineSeparator, string? inlineOr, string? inlineOrMore, bool? includeNumbers = null)
    {
        InlineSeparator = inlineSeparator;
        InlineOr = inlineOr;
        InlineOrMore = inlineOrMore;
        IncludeNumbers = includeNumbers;
    }

    /// <summary>Between choices; null for <c>", "</c>.</summary>
    public string? InlineSeparator { get; set; }

    /// <summary>Between two choices; null for <c>" or "</c>.</summary>
    public string? InlineOr { get; set; }

    /// <summary>Before the last of more than two choices; null for <c>", or "</c>.</summary>
    public string? InlineOrMore { get; set; }

    /// <summary>True to number them; null for true.</summary>
    public bool? IncludeNumbers { get; set; }
}
