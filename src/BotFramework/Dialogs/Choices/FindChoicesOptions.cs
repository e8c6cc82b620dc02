namespace BotFramework.Dialogs.Choices;

/// <summary>How choices are looked for.</summary>
public class FindChoicesOptions : FindValuesOptions
{
    /// <summary>True to look for synonyms only, not for values.</summary>
    public bool NoValue { get; set; }

    /// <summary>True not to look for buttons' titles.</summary>
    public bool NoAction { get; set; }

    /// <summary>True to take a number ("two", "2") for the choice at that place.</summary>
    public bool RecognizeNumbers { get; set; } = true;

    /// <summary>True to take an ordinal ("the second one") for the choice at that place.</summary>
    public bool RecognizeOrdinals { get; set; } = true;
}
