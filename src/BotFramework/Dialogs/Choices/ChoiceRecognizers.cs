using System.Text.RegularExpressions;

namespace BotFramework.Dialogs.Choices;

/// <summary>Finds which of several choices a text names. Thread-safe.</summary>
public static partial class ChoiceRecognizers
{
    /// <summary>Finds choices.</summary>
    public static List<ModelResult<FoundChoice>> RecognizeChoices(string? utterance, IList<string> choices, FindChoicesOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(choices);
        return RecognizeChoices(utterance, ChoiceFactory.ToChoices(choices), options);
    }

    /// <summary>
    /// Finds choices by their words; where there are none with a slip in a longer word put right; where there are none by ordinals ("the
    /// second one", "the last"), and where there are none by numbers. One way only, so that "the red one" is not the first one too.
    /// What is ruled out ("not the red one") is not found.
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
        if (found.Count == 0)
        {
            found = Find.FindChoices(utterance, list, Forgiving(list, options));
        }

        if (found.Count == 0 && options.RecognizeOrdinals)
        {
            found = At(EnglishNumbers.Ordinals(utterance, list.Count), utterance, list, value => value - 1);
        }

        if (found.Count == 0 && options.RecognizeNumbers)
        {
            found = At(EnglishNumbers.Cardinals(utterance), utterance, list, value => IndexOfNumber(list, value) ?? (value - 1));
        }

        found.RemoveAll(result => RuledOut().IsMatch(utterance.AsSpan(0, result.Start)));
        return found;
    }

    private static FindChoicesOptions Forgiving(IList<Choice> list, FindChoicesOptions options) => new()
    {
        AllowPartialMatches = options.AllowPartialMatches,
        Locale = options.Locale,
        MaxTokenDistance = options.MaxTokenDistance,
        NoValue = options.NoValue,
        NoAction = options.NoAction,
        Tokenizer = TypingErrors.Forgive(options.Tokenizer ?? Tokenizer.DefaultTokenizer, list.SelectMany(choice => Find.WordsOf(choice, options))),
    };

    /// <summary>The only choice that has the number in its words: "9" means "9 pm", not the ninth.</summary>
    private static int? IndexOfNumber(IList<Choice> list, int value)
    {
        var indexes = Enumerable.Range(0, list.Count).Where(index => EnglishNumbers.Cardinals(list[index].Title).Exists(place => place.Value == value)).Take(2).ToList();
        return indexes is [var only] ? only : null;
    }

    private static List<ModelResult<FoundChoice>> At(List<EnglishNumbers.Place> places, string utterance, IList<Choice> list, Func<int, int> indexOf) =>
    [
        .. from place in places
           let index = indexOf(place.Value)
           where index >= 0 && index < list.Count
           select new ModelResult<FoundChoice>
           {
               Start = place.Start,
               End = place.End,
               Text = utterance[place.Start..(place.End + 1)],
               TypeName = "choice",
               Resolution = new FoundChoice { Value = list[index].Value ?? string.Empty, Index = index, Score = 1 },
           },
    ];

    /// <summary>What stands before something that is not wanted. "Why not the mask?" wants it.</summary>
    [GeneratedRegex(@"(?<!why\s)\b(not|never|except(\s+for)?|without|(any|every)thing\s+but|all\s+but|don['’]?t\s+(want|like|need))\s+((the|a|an|my|on|for|to)\s+)*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex RuledOut();
}
