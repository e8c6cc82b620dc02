namespace BotFramework.Dialogs.Choices;

/// <summary>Finds which of several choices a text names. Thread-safe.</summary>
public static class ChoiceRecognizers
{
    /// <summary>Finds choices.</summary>
    public static List<ModelResult<FoundChoice>> RecognizeChoices(string? utterance, IList<string> choices, FindChoicesOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(choices);
        return RecognizeChoices(utterance, ChoiceFactory.ToChoices(choices), options);
    }

    /// <summary>
    /// Finds choices by their words; where there are none by ordinals ("the second one", "the last"), and where there are none by numbers.
    /// One way only, so that "the red one" is not the first one too.
    /// </summary>
    /// <param name="utterance">The text; null for none.</param>
    /// <param name="list">The choices.</param>
    /// <param name="options">How to look; null for the defaults.</param>
    /// <returns>What was found, as it stands in the text.</returns>
    public static List<ModelResult<FoundChoice>> RecognizeChoices(string? utterance, IList<Choice> list, FindChoicesOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(list);
        utterance ??= string.Empty;
        options ??= new FindChoicesOptions();
        var found = Find.FindChoices(utterance, list, options);
        if (found.Count > 0)
        {
            return found;
        }

        var places = options.RecognizeOrdinals ? EnglishNumbers.Ordinals(utterance, list.Count) : [];
        if (places.Count == 0 && options.RecognizeNumbers)
        {
            places = EnglishNumbers.Cardinals(utterance);
        }

        return [.. places.Where(place => place.Value >= 1 && place.Value <= list.Count).Select(place => new ModelResult<FoundChoice>
        {
            Start = place.Start,
            End = place.End,
            Text = utterance[place.Start..(place.End + 1)],
            TypeName = "choice",
            Resolution = new FoundChoice { Value = list[place.Value - 1].Value ?? string.Empty, Index = place.Value - 1, Score = 1 },
        })];
    }
}
