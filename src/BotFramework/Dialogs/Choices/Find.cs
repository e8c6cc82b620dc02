namespace BotFramework.Dialogs.Choices;

/// <summary>Looks for values in texts, word by word. Thread-safe.</summary>
public static class Find
{
    /// <summary>Looks for choices by their values, buttons' titles and synonyms.</summary>
    public static List<ModelResult<FoundChoice>> FindChoices(string? utterance, IList<string> choices, FindChoicesOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(choices);
        return FindChoices(utterance, ChoiceFactory.ToChoices(choices), options);
    }

    /// <summary>Looks for choices by their values, buttons' titles and synonyms.</summary>
    /// <param name="utterance">The text; null for none.</param>
    /// <param name="choices">The choices.</param>
    /// <param name="options">How to look; null for the defaults.</param>
    /// <returns>What was found, each choice once, as it stands in the text.</returns>
    public static List<ModelResult<FoundChoice>> FindChoices(string? utterance, IList<Choice> choices, FindChoicesOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(choices);
        var values = new List<SortedValue>();
        for (var i = 0; i < choices.Count; i++)
        {
            values.AddRange(WordsOf(choices[i], options).Select(word => new SortedValue { Value = word, Index = i }));
        }

        return [.. FindValues(utterance, values, options).Select(found => new ModelResult<FoundChoice>
        {
            Start = found.Start,
            End = found.End,
            Text = found.Text,
            TypeName = "choice",
            Resolution = new FoundChoice
            {
                Value = choices[found.Resolution.Index].Value ?? string.Empty,
                Index = found.Resolution.Index,
                Score = found.Resolution.Score,
                Synonym = found.Resolution.Value,
            },
        })];
    }

    /// <summary>Looks for values.</summary>
    /// <param name="utterance">The text; null for none.</param>
    /// <param name="values">The values.</param>
    /// <param name="options">How to look; null for the defaults.</param>
    /// <returns>What was found, each index once and no word twice, as it stands in the text.</returns>
    public static List<ModelResult<FoundValue>> FindValues(string? utterance, IList<SortedValue> values, FindValuesOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        utterance ??= string.Empty;
        options ??= new FindValuesOptions();
        if (values.FirstOrDefault(value => string.Equals(value.Value.Trim(), utterance.Trim(), StringComparison.OrdinalIgnoreCase)) is { Value.Length: > 0 } exact)
        {
            return [Found(exact, 0, utterance.Length - 1, utterance, 1)];
        }

        var tokenizer = options.Tokenizer ?? Tokenizer.DefaultTokenizer;
        var tokens = tokenizer(utterance, options.Locale);
        var matches = new List<Match>();
        foreach (var value in values)
        {
            var words = tokenizer(value.Value.Trim(), options.Locale);
            for (var from = 0; from < tokens.Count && MatchFrom(tokens, words, from, options) is var (start, end, score); from = end + 1)
            {
                matches.Add(new Match(value, start, end, score));
            }
        }

        var indexes = new HashSet<int>();
        var used = new HashSet<int>();
        var found = new List<ModelResult<FoundValue>>();
        foreach (var match in matches.OrderByDescending(match => match.Score).ThenByDescending(match => match.Value.Value.Length))
        {
            var span = Enumerable.Range(match.Start, match.End - match.Start + 1);
            if (!indexes.Contains(match.Value.Index) && !used.Overlaps(span))
            {
                indexes.Add(match.Value.Index);
                used.UnionWith(span);
                found.Add(Found(match.Value, tokens[match.Start].Start, tokens[match.End].End, utterance, match.Score));
            }
        }

        found.Sort((a, b) => a.Start.CompareTo(b.Start));
        return found;
    }

    /// <summary>What names a choice.</summary>
    internal static IEnumerable<string> WordsOf(Choice choice, FindChoicesOptions? options)
    {
        IEnumerable<string?> words =
        [
            options is { NoValue: true } ? null : choice.Value,
            options is { NoAction: true } ? null : choice.Action?.Title,
            .. choice.Synonyms ?? [],
        ];
        return words.OfType<string>();
    }

    /// <summary>Looks for a value's words in order, no further apart than allowed.</summary>
    /// <returns>Its first and last token and a score: the part of the words found, lowered by words in between. Null if it is not there.</returns>
    private static (int Start, int End, float Score)? MatchFrom(List<Token> tokens, List<Token> words, int from, FindValuesOptions options)
    {
        var (start, end, matched, gaps) = (-1, -1, 0, 0);
        foreach (var word in words)
        {
            var position = tokens.FindIndex(from, token => token.Normalized == word.Normalized);
            var gap = matched > 0 ? position - from : 0;
            if (position >= 0 && gap <= (options.MaxTokenDistance ?? 2))
            {
                matched++;
                gaps += gap;
                start = start < 0 ? position : start;
                end = position;
                from = position + 1;
            }
        }

        return matched > 0 && (matched == words.Count || options.AllowPartialMatches)
            ? (start, end, (float)matched / words.Count * matched / (matched + gaps))
            : null;
    }

    private static ModelResult<FoundValue> Found(SortedValue value, int start, int end, string utterance, float score) => new()
    {
        Start = start,
        End = end,
        Text = utterance[start..(end + 1)],
        TypeName = "value",
        Resolution = new FoundValue { Value = value.Value, Index = value.Index, Score = score },
    };

    private readonly record struct Match(SortedValue Value, int Start, int End, float Score);
}
