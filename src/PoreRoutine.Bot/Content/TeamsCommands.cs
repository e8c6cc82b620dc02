using PoreRoutine.Knowledge;
using YamlDotNet.RepresentationModel;

namespace PoreRoutine.Bot.Content;

/// <summary>What Teams suggests to write: <c>dialogs/teams.en.yaml</c>. Immutable, thread-safe.</summary>
/// <param name="Personal">In a private chat: what is written, and what it does.</param>
/// <param name="Group">In a group chat or a channel.</param>
internal sealed record TeamsCommands(IReadOnlyList<KeyValuePair<string, string>> Personal, IReadOnlyList<KeyValuePair<string, string>> Group)
{
    private const int MostCommands = 10;
    private const int MostOfTitle = 32;
    private const int MostOfDescription = 128;

    /// <summary>Reads the file; faults go to the list.</summary>
    public static TeamsCommands Read(string folder, List<ContentFault> faults)
    {
        var file = new YamlFile(folder, "teams.en.yaml", faults);
        var lists = file.Read(["personal", "group"], (key, node) => List(file, key, node));
        return new TeamsCommands(lists.GetValueOrDefault("personal", []), lists.GetValueOrDefault("group", []));
    }

    private static List<KeyValuePair<string, string>>? List(YamlFile file, string key, YamlNode node)
    {
        if (node is not YamlMappingNode { Children.Count: > 0 } mapping)
        {
            file.Fault((int)node.Start.Line, $"'{key}' must be a list of suggestions, each with what it does: \"What's on tonight?\": \"The steps that are due\"");
            return null;
        }

        if (mapping.Children.Count > MostCommands)
        {
            file.Fault((int)node.Start.Line, $"'{key}' has {mapping.Children.Count} suggestions, and Teams takes {MostCommands} at most: take some out");
        }

        var commands = new List<KeyValuePair<string, string>>();
        foreach (var (titleNode, descriptionNode) in mapping.Children)
        {
            var title = (titleNode as YamlScalarNode)?.Value ?? string.Empty;
            Check(file, titleNode, title, "a suggestion", MostOfTitle);
            if (file.Text(title, descriptionNode) is { } description)
            {
                Check(file, descriptionNode, description, $"what '{title}' does", MostOfDescription);
                commands.Add(new(title, description));
            }
        }

        return commands;
    }

    private static void Check(YamlFile file, YamlNode node, string text, string what, int most)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > most)
        {
            file.Fault((int)node.Start.Line, $"{what} must be a text of 1 to {most} characters, not of {text.Trim().Length}");
        }
    }
}
