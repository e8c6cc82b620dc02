using System.Collections.Frozen;
using PoreRoutine.Knowledge;

namespace PoreRoutine.Understanding.Steps;

/// <summary>
/// How people name the steps of a routine: by the operator's words, a step's id and title, its products' names, and by its
/// place ("step 2", "the last step"). Immutable, safe for use by many threads.
/// </summary>
internal sealed class StepVocabulary
{
    private static readonly FrozenDictionary<string, int> Numbers = Counted("1 2 3 4 5 6 7 8 9")
        .Concat(Counted("one two three four five six seven eight nine"))
        .ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int> Ordinals = Counted("first second third fourth fifth sixth").ToFrozenDictionary(StringComparer.Ordinal);

    private readonly string[] steps;
    private readonly Dictionary<string, string> phrases = new(StringComparer.Ordinal);
    private readonly int longest;

    public StepVocabulary(RoutineContent content)
    {
        steps = [.. content.Steps.Select(step => step.Id)];
        foreach (var step in content.Steps)
        {
            foreach (var word in step.Words.Append(step.Id).Append(step.Title)) Add(word, step.Id);
        }

        // What one step is called counts before what another one is done with.
        foreach (var step in content.Steps)
        {
            foreach (var product in step.Products) Add(product.Name, step.Id);
        }

        longest = phrases.Keys.Max(phrase => phrase.Count(' ') + 1);

        void Add(string phrase, string stepId)
        {
            if (Key(phrase) is { Length: > 0 } key) phrases.TryAdd(key, stepId);
        }
    }

    /// <summary>What two phrases have in common that name the same thing.</summary>
    public static string Key(string phrase) => Key(Normalizer.Words(phrase));

    /// <summary>The steps named, in the text's order, none overlapping another.</summary>
    /// <param name="words">As <see cref="Normalizer.Words"/> gives them.</param>
    public List<StepMention> Find(List<string> words)
    {
        var mentions = new List<StepMention>();
        for (var at = 0; at < words.Count;)
        {
            var before = mentions.Count;
            mentions.AddRange(ByPlace(words, at));
            if (mentions.Count == before && ByName(words, at) is { } named) mentions.Add(named);
            at = mentions.Count == before ? at + 1 : mentions[^1].To;
        }

        return mentions;
    }

    private static IEnumerable<KeyValuePair<string, int>> Counted(string words) =>
        words.Split(' ').Select((word, index) => KeyValuePair.Create(word, index + 1));

    private static string Key(IEnumerable<string> words) => string.Join(' ', words.Select(WordForm.Stem));

    private StepMention? ByName(List<string> words, int at)
    {
        for (var count = Math.Min(longest, words.Count - at); count > 0; count--)
        {
            if (phrases.TryGetValue(Key(words.Skip(at).Take(count)), out var step)) return new(step, at, at + count);
        }

        var typed = WordForm.Stem(words[at]);
        var nearly = phrases.Where(phrase => !phrase.Key.Contains(' ') && WordForm.IsNearly(typed, phrase.Key)).Select(phrase => phrase.Value).Distinct().ToList();
        return nearly.Count == 1 ? new(nearly[0], at, at + 1) : null;
    }

    private IEnumerable<StepMention> ByPlace(List<string> words, int at)
    {
        if (words[at] is "step" or "steps")
        {
            var places = new SortedSet<int>();
            var to = at + 1;
            for (; to < words.Count; to++)
            {
                if (Numbers.TryGetValue(words[to], out var number) && number <= steps.Length)
                {
                    var from = words[to - 1] is "to" or "through" && places.Count > 0 ? places.Max : number;
                    for (var place = Math.Min(from, number); place <= number; place++) places.Add(place);
                }
                else if (places.Count == 0 || words[to] is not ("and" or "to" or "through"))
                {
                    break;
                }
            }

            return places.Select(place => new StepMention(steps[place - 1], at, to));
        }

        var isLast = words[at] is "last" or "final";
        if (!isLast && !Ordinals.ContainsKey(words[at]) || at + 1 >= words.Count) return [];
        if (words[at + 1] == "step")
        {
            var place = isLast ? steps.Length : Ordinals[words[at]];
            return place <= steps.Length ? [new(steps[place - 1], at, at + 2)] : [];
        }

        if (at + 2 >= words.Count || words[at + 2] != "steps" || !Numbers.TryGetValue(words[at + 1], out var count) || count > steps.Length) return [];
        return isLast ? steps[^count..].Select(step => new StepMention(step, at, at + 3))
            : words[at] == "first" ? steps[..count].Select(step => new StepMention(step, at, at + 3))
            : [];
    }
}
