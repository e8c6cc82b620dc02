using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PoreRoutine.Knowledge;

/// <summary>
/// A mapping of the YAML between the two <c>---</c> lines at a file's head. Whatever is asked of it and is not there,
/// or is of another kind, becomes a fault at the line where it stands or ought to stand.
/// </summary>
internal sealed class FrontMatter
{
    private const string Fence = "---";

    private readonly SourceText source;
    private readonly YamlMappingNode mapping;
    private readonly int line;
    private readonly string prefix;

    private FrontMatter(SourceText source, YamlMappingNode mapping, int line, string prefix, IReadOnlyList<string> keys)
    {
        (this.source, this.mapping, this.line, this.prefix) = (source, mapping, line, prefix);
        foreach (var key in mapping.Children.Keys)
        {
            if (key is YamlScalarNode { Value: { } name } && keys.Contains(name)) continue;
            source.Fault(LineOf(key), $"the key `{prefix}{key}` means nothing here; take it out, or write one of: {string.Join(", ", keys)}");
        }
    }

    /// <summary>The front matter of a file that may have no other keys than <paramref name="keys"/>; null after a fault.</summary>
    public static FrontMatter? Read(SourceText source, params IReadOnlyList<string> keys)
    {
        var lines = source.Text.Split('\n');
        var end = lines[0].TrimEnd() == Fence ? Array.FindIndex(lines, 1, text => text.TrimEnd() == Fence) : -1;
        if (end < 0)
        {
            source.Fault(1, $"the front matter is missing; begin the file with a line `{Fence}`, lines of `key: value`, and a line `{Fence}`");
            return null;
        }

        var scanner = new Scanner(new StringReader(string.Join('\n', lines, 0, end) + "\n"));
        try
        {
            var yaml = new YamlStream();
            yaml.Load(new Parser(scanner));
            if (yaml.Documents is [{ RootNode: YamlMappingNode root }]) return new(source, root, 1, "", keys);
            source.Fault(2, "the front matter is not a list of `key: value` lines; write one key a line");
        }
        catch (YamlException exception)
        {
            source.Fault((int)Math.Max(exception.Start.Line, 2), $"the front matter is not YAML: {exception.Message.TrimEnd('.')}; look for a wrong indent or a missing quote or colon");
        }
        catch (InvalidOperationException)
        {
            // The parser's answer to a bracket that is never closed.
            source.Fault((int)scanner.CurrentPosition.Line, "the front matter is not YAML; look for a bracket or quote that is not closed");
        }

        return null;
    }

    /// <summary>The line of the value of <paramref name="key"/>; where there is none, of the mapping.</summary>
    public int LineOf(string key) => Find(key) is { } node ? LineOf(node) : line;

    /// <summary>Whether <paramref name="key"/> is there.</summary>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>A text that is not empty; null after a fault.</summary>
    public string? Text(string key, string example)
    {
        if (!TryFind(key, example, out var node)) return null;
        if (node is YamlScalarNode { Value: { } value } && !string.IsNullOrWhiteSpace(value)) return value.Trim();
        source.Fault(LineOf(node), $"`{prefix}{key}` is not a text; write it like `{example}`");
        return null;
    }

    /// <summary>A whole number, at least 1; null after a fault.</summary>
    public int? Number(string key, string example)
    {
        if (!TryFind(key, example, out var node)) return null;
        if (node is YamlScalarNode { Value: { } value }
            && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1)
        {
            return number;
        }

        source.Fault(LineOf(node), $"`{prefix}{key}` is not a whole number of 1 or more; write it like `{example}`");
        return null;
    }

    /// <summary>A mapping that may have no other keys than <paramref name="keys"/>; null after a fault.</summary>
    public FrontMatter? Mapping(string key, string example, params IReadOnlyList<string> keys)
    {
        if (!TryFind(key, example, out var node)) return null;
        if (node is YamlMappingNode inner) return new(source, inner, LineOf(KeyNode(key)), $"{prefix}{key}.", keys);
        source.Fault(LineOf(node), $"`{prefix}{key}` has no keys of its own; write below it, indented, like `{example}`");
        return null;
    }

    /// <summary>A list of texts, each with its line; null after a fault.</summary>
    public IReadOnlyList<(string Value, int Line)>? Texts(string key, string example)
    {
        if (!TryFind(key, example, out var node)) return null;
        if (node is YamlSequenceNode list && list.All(item => item is YamlScalarNode))
        {
            return [.. list.Select(item => (((YamlScalarNode)item).Value ?? "", LineOf(item)))];
        }

        source.Fault(LineOf(node), $"`{prefix}{key}` is not a list; write it like `{example}`");
        return null;
    }

    /// <summary>A list of mappings, empty where the key is absent; null after a fault.</summary>
    public IReadOnlyList<FrontMatter>? Mappings(string key, string example, params IReadOnlyList<string> keys)
    {
        if (Find(key) is not { } node) return [];
        if (node is YamlSequenceNode list && list.All(item => item is YamlMappingNode))
        {
            return [.. list.Select(item => new FrontMatter(source, (YamlMappingNode)item, LineOf(item), $"{prefix}{key}.", keys))];
        }

        source.Fault(LineOf(node), $"`{prefix}{key}` is not a list of keys; write each like `{example}`");
        return null;
    }

    private static int LineOf(YamlNode node) => (int)node.Start.Line;

    private YamlNode? Find(string key) => mapping.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;

    private YamlNode KeyNode(string key) => mapping.Children.Keys.First(node => node is YamlScalarNode { Value: { } name } && name == key);

    private bool TryFind(string key, string example, [NotNullWhen(true)] out YamlNode? node)
    {
        node = Find(key);
        if (node is null) source.Fault(line, $"the key `{prefix}{key}` is missing; add it like `{example}`");
        return node is not null;
    }
}
