using PoreRoutine.Knowledge;

namespace PoreRoutine.Bot.Content;

/// <summary>The words of the page around the chat: <c>dialogs/page.en.yaml</c>. Thread-safe.</summary>
internal sealed class PageWords
{
    private static readonly string[] s_keys =
    [
        "tagline", "opening", "unreachable", "try-again", "connection-lost", "notify-offer", "notify", "notify-not", "placeholder", "skip", "menu", "book", "privacy", "terms", "to-chat", "no-script",
        "export-ready", "export-button", "export-gone",
    ];

    private PageWords(IReadOnlyDictionary<string, string> byKey) => ByKey = byKey;

    /// <summary>Plain texts by their keys.</summary>
    public IReadOnlyDictionary<string, string> ByKey { get; }

    /// <summary>Reads the file; faults go to the list.</summary>
    public static PageWords Read(string folder, List<ContentFault> faults)
    {
        var file = new YamlFile(folder, "page.en.yaml", faults);
        return new PageWords(file.Read(s_keys, (key, node) =>
        {
            var text = file.Text(key, node);
            if (text is not null && string.IsNullOrWhiteSpace(text))
            {
                file.Fault((int)node.Start.Line, $"'{key}' must not be empty");
            }

            return text;
        }));
    }
}
