using System.Collections.Frozen;
using PoreRoutine.Knowledge;
using PoreRoutine.Understanding;
using YamlDotNet.RepresentationModel;

namespace PoreRoutine.Bot.Content;

/// <summary>The short answers of <c>dialogs/words.en.yaml</c>. Thread-safe.</summary>
internal sealed class Words
{
    private static readonly Dictionary<string, Word> s_keys = new(StringComparer.Ordinal)
    {
        ["done"] = Word.Done,
        ["ok"] = Word.Ok,
        ["skip"] = Word.Skip,
        ["all-done"] = Word.AllDone,
        ["stop"] = Word.Stop,
        ["why"] = Word.Why,
        ["more"] = Word.More,
        ["again"] = Word.Again,
        ["then"] = Word.Then,
        ["other"] = Word.Other,
        ["who-are-you"] = Word.WhoAreYou,
        ["go-on"] = Word.GoOn,
        ["you-choose"] = Word.YouChoose,
        ["set-up"] = Word.SetUp,
        ["calendar"] = Word.Calendar,
        ["calendar-end"] = Word.CalendarEnd,
    };

    /// <summary>What a short question about another step or day begins with.</summary>
    private const string WhatAboutKey = "what-about";

    /// <summary>What an answer begins with that corrects the one before.</summary>
    private const string CorrectionKey = "correction";

    /// <summary>What answers "delete everything?", beside yes and no.</summary>
    private const string DeleteKey = "delete";

    /// <summary>The same, for the other answer.</summary>
    private const string KeepKey = "keep";

    /// <summary>Short questions by the kind of topic that answers them.</summary>
    private const string FacetsKey = "facets";

    private const int LeastWordsMentioned = 3;

    /// <summary>A longer text is not about the short answer that it mentions.</summary>
    private const int MostWordsAround = 9;

    /// <summary>Words that a short question may have in it without asking anything else.</summary>
    private static readonly FrozenSet<string> s_fillers = FrozenSet.Create(StringComparer.Ordinal, "even", "really", "actually", "though", "tho", "exactly", "ugh", "lol", "please", "pls", "plz");

    /// <summary>Words beside which a calendar is talked about, and not asked for.</summary>
    private static readonly FrozenSet<string> s_noWish = FrozenSet.Create(StringComparer.Ordinal, "why", "not", "never", "dont", "doesnt", "didnt", "isnt", "wont", "wasnt", "already");

    private readonly Dictionary<string, Word> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _facets = new(StringComparer.Ordinal);
    private readonly HashSet<string> _whatAbout = new(StringComparer.Ordinal);
    private readonly HashSet<string> _corrections = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> _deletion = new(StringComparer.Ordinal);

    /// <summary>Of how many words the longest is made.</summary>
    private int _longest;

    private Words()
    {
    }

    /// <summary>Reads the file; faults go to the list.</summary>
    public static Words Read(string folder, List<ContentFault> faults)
    {
        var words = new Words();
        var file = new YamlFile(folder, "words.en.yaml", faults);
        file.Read([.. s_keys.Keys, WhatAboutKey, CorrectionKey, DeleteKey, KeepKey, FacetsKey], (key, node) =>
        {
            if (key != FacetsKey)
            {
                words.ReadList(file, key, node, key);
            }
            else if (node is YamlMappingNode facets)
            {
                foreach (var (name, list) in facets.Children)
                {
                    words.ReadList(file, key, list, file.Text(key, name) ?? string.Empty);
                }
            }
            else
            {
                file.Fault((int)node.Start.Line, $"'{key}' must have a list of words for each kind of question, such as how-often: [how often?]");
            }

            return key;
        });
        return words;
    }

    private void ReadList(YamlFile file, string key, YamlNode node, string meaning)
    {
        if (node is not YamlSequenceNode { Children.Count: > 0 } list)
        {
            file.Fault((int)node.Start.Line, $"'{meaning}' must be a list of words, such as [done, ok]");
            return;
        }

        foreach (var entry in list.Children)
        {
            var text = Normalizer.Phrase(file.Text(key, entry) ?? string.Empty);
            _longest = Math.Max(_longest, text.Split(' ').Length);
            var isOnce = text.Length == 0 || key switch
            {
                WhatAboutKey => _whatAbout.Add(text) || true,
                CorrectionKey => _corrections.Add(text) || true,
                DeleteKey or KeepKey => _deletion.TryAdd(text, key == DeleteKey) || _deletion[text] == (key == DeleteKey),
                FacetsKey => !_words.ContainsKey(text) && (_facets.TryAdd(text, meaning) || _facets[text] == meaning),
                _ => !_facets.ContainsKey(text) && (_words.TryAdd(text, s_keys[key]) || _words[text] == s_keys[key]),
            };
            if (!isOnce)
            {
                file.Fault((int)entry.Start.Line, $"'{text}' stands under two keys: keep one");
            }
        }
    }

    /// <summary>The key of the file under which a short answer stands.</summary>
    public static string KeyOf(Word word) => s_keys.First(key => key.Value == word).Key;

    /// <summary>What the text means if it is one of the short answers, whole and alone, or two that go together ("ok, done"); null otherwise.</summary>
    /// <remarks>A thumb beside a word adds nothing to it; alone it is one.</remarks>
    public Word? Find(string text)
    {
        var words = Normalizer.Words(text);
        var spoken = words.FindAll(word => word == "?" || char.IsLetterOrDigit(word[0]));
        return Meaning(words) ?? Meaning(spoken) ?? Meaning(spoken.FindAll(word => !s_fillers.Contains(word)));
    }

    /// <summary>The kind of topic that a short question asks for, as it stands behind the dot of a topic's id; null if the text is no such question, whole and alone.</summary>
    public string? FindFacet(string text)
    {
        var words = Normalizer.Words(text).FindAll(word => !s_fillers.Contains(word));
        return words.Count > _longest ? null : Spellings(words).Select(phrase => _facets.GetValueOrDefault(phrase)).FirstOrDefault(facet => facet is not null);
    }

    /// <summary>The words behind an "and" or "what about"; null if the text begins with nothing of the kind.</summary>
    public List<string>? FindWhatAbout(List<string> words)
    {
        for (var count = Math.Min(_longest, words.Count); count > 0; count--)
        {
            if (_whatAbout.Contains(string.Join(' ', words.Take(count))))
            {
                return words[count..];
            }
        }

        return null;
    }

    /// <summary>True if the text says one of the short answers among other words: "help me set up my plan". One or two words of it are too little for that.</summary>
    public bool Mentions(string text, Word word)
    {
        var words = Normalizer.Words(text).FindAll(each => char.IsLetterOrDigit(each[0]));
        return words.Count <= MostWordsAround && Enumerable.Range(0, words.Count)
            .Any(from => Enumerable.Range(LeastWordsMentioned, Math.Max(0, Math.Min(_longest, words.Count - from) - LeastWordsMentioned + 1)).Any(count => _words.TryGetValue(string.Join(' ', words.Skip(from).Take(count)), out var found) && found == word));
    }

    /// <summary>The wish for a calendar that a text mentions, or for its end; null if it mentions none. "Why is it not in my calendar?" is no wish.</summary>
    public Word? FindCalendar(string text) =>
        Normalizer.Words(text).Exists(s_noWish.Contains) ? null
        : Mentions(text, Word.CalendarEnd) ? Word.CalendarEnd
        : Mentions(text, Word.Calendar) ? Word.Calendar
        : null;

    /// <summary>True if the text begins with something like "no wait", and goes on.</summary>
    public bool IsCorrection(string text)
    {
        var words = Normalizer.Words(text).FindAll(word => char.IsLetterOrDigit(word[0]));
        return Enumerable.Range(1, Math.Max(0, Math.Min(_longest, words.Count - 1))).Any(count => _corrections.Contains(string.Join(' ', words.Take(count))));
    }

    /// <summary>What the text, whole and alone, answers to "delete everything?": true to delete, false to keep; null if it is no answer.</summary>
    public bool? FindDeletion(string text)
    {
        var words = Normalizer.Words(text).FindAll(word => char.IsLetterOrDigit(word[0]) || word == "?");
        return words.Count <= _longest && _deletion.TryGetValue(string.Join(' ', words), out var isDeletion) ? isDeletion : null;
    }

    private Word? Meaning(List<string> words)
    {
        if (Whole(words) is { } meaning)
        {
            return meaning;
        }

        // Two together are never longer than twice the longest: a text of pages is not joined and cut at every place.
        for (var split = 1; split < words.Count && words.Count <= 2 * _longest; split++)
        {
            if (Whole(words[..split]) is { } first && Whole(words[split..]) is { } second && (first == second || (first == Word.Ok && second != Word.GoOn)))
            {
                return second;
            }
        }

        return null;
    }

    private Word? Whole(List<string> words)
    {
        foreach (var phrase in words.Count <= _longest ? Spellings(words) : [])
        {
            if (_words.TryGetValue(phrase, out var word))
            {
                return word;
            }
        }

        return null;
    }

    /// <summary>A question is often typed without its mark.</summary>
    private static IEnumerable<string> Spellings(List<string> words)
    {
        var phrase = string.Join(' ', words);
        return words.Contains("?") ? [phrase] : [phrase, $"{phrase} ?"];
    }
}
