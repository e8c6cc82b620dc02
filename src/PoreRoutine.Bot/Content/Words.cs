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
                if (text.Length > 0 && !words._words.TryAdd(text, s_keys[key]) && words._words[text] != s_keys[key])
                {
                    file.Fault((int)entry.Start.Line, $"'{text}' stands under two keys: keep one");
                }
            }

            return key;
        });
        return words;
    }

    /// <summary>What the text means if it is one of the short answers, whole and alone; null otherwise.</summary>
    /// <remarks>A thumb beside a word adds nothing to it; alone it is one.</remarks>
    public Word? Find(string text)
    {
        var words = Normalizer.Words(text);
        return _words.TryGetValue(string.Join(' ', words), out var word)
            || _words.TryGetValue(string.Join(' ', words.Where(part => part == "?" || char.IsLetterOrDigit(part[0]))), out word)
            ? word
            : null;
    }

}
