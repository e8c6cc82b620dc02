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
        ["go-on"] = Word.GoOn,
    };

    private readonly Dictionary<string, Word> _words = new(StringComparer.Ordinal);

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
        file.Read(s_keys.Keys, (key, node) =>
        {
            if (node is not YamlSequenceNode { Children.Count: > 0 } list)
            {
                file.Fault((int)node.Start.Line, $"'{key}' must be a list of words, such as [done, ok]");
                return null;
            }

            foreach (var entry in list.Children)
            {
                var text = Normalizer.Phrase(file.Text(key, entry) ?? string.Empty);
                words._longest = Math.Max(words._longest, text.Split(' ').Length);
                if (text.Length > 0 && !words._words.TryAdd(text, s_keys[key]) && words._words[text] != s_keys[key])
                {
                    file.Fault((int)entry.Start.Line, $"'{text}' stands under two keys: keep one");
                }
            }

            return key;
        });
        return words;
    }

    /// <summary>The key of the file under which a short answer stands.</summary>
    public static string KeyOf(Word word) => s_keys.First(key => key.Value == word).Key;

    /// <summary>What the text means if it is one of the short answers, whole and alone, or two that go together ("ok, done"); null otherwise.</summary>
    /// <remarks>A thumb beside a word adds nothing to it; alone it is one.</remarks>
    public Word? Find(string text)
    {
        var words = Normalizer.Words(text);
        return Meaning(words) ?? Meaning([.. words.Where(word => word == "?" || char.IsLetterOrDigit(word[0]))]);
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

    private Word? Whole(List<string> words) => words.Count <= _longest && _words.TryGetValue(string.Join(' ', words), out var word) ? word : null;
}
