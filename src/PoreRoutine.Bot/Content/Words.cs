using System.Text;
using PoreRoutine.Knowledge;
using YamlDotNet.RepresentationModel;

namespace PoreRoutine.Bot.Content;

/// <summary>The short answers of <c>dialogs/words.en.yaml</c>. Thread-safe.</summary>
internal sealed class Words
{
    private static readonly Dictionary<string, Word> s_keys = new(StringComparer.Ordinal)
    {
        ["done"] = Word.Done,
        ["skip"] = Word.Skip,
        ["all-done"] = Word.AllDone,
        ["stop"] = Word.Stop,
        ["why"] = Word.Why,
        ["more"] = Word.More,
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
                var text = Normalize(file.Text(key, entry) ?? string.Empty);
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
    public Word? Find(string text) => _words.TryGetValue(Normalize(text), out var word) ? word : null;

    /// <summary>Lower case, letters and digits and inner apostrophes, single spaces.</summary>
    private static string Normalize(string text)
    {
        var normalized = new StringBuilder(text.Length);
        foreach (var character in text.Replace('\u2019', '\''))
        {
            if (char.IsLetterOrDigit(character) || character == '\'')
            {
                normalized.Append(char.ToLowerInvariant(character));
            }
            else if (normalized.Length > 0 && normalized[^1] != ' ')
            {
                normalized.Append(' ');
            }
        }

        return normalized.ToString().Trim();
    }
}
