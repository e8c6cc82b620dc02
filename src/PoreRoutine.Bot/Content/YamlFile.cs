using PoreRoutine.Knowledge;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PoreRoutine.Bot.Content;

/// <summary>Reads a YAML file that is one mapping, and tells what is wrong with it by line.</summary>
internal sealed class YamlFile
{
    private readonly string _name;
    private readonly List<ContentFault> _faults;
    private readonly YamlMappingNode? _root;

    /// <summary>Reads the file; faults go to the list.</summary>
    public YamlFile(string folder, string name, List<ContentFault> faults)
    {
        _name = $"{Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))}/{name}";
        _faults = faults;
        try
        {
            using var reader = File.OpenText(Path.Combine(folder, name));
            var stream = new YamlStream();
            stream.Load(reader);
            if (stream.Documents is [{ RootNode: YamlMappingNode root }])
            {
                _root = root;
            }
            else
            {
                Fault(1, "the file must be one list of keys with their values");
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Fault(1, "the file is missing or cannot be read: put it back");
        }
        catch (YamlException exception)
        {
            Fault((int)exception.Start.Line, $"this is not YAML, look for a missing quote or bracket: {exception.Message}");
        }
        catch (InvalidOperationException)
        {
            // The parser's answer to a bracket that is never closed; it does not say where.
            Fault(1, "this is not YAML: a bracket or a quote is opened and never closed");
        }
    }

    /// <summary>The values of the file's keys, none where the file could not be read. A key that is missing, unknown or of another shape is a fault.</summary>
    /// <typeparam name="T">What a value is read as.</typeparam>
    /// <param name="keys">The keys the file must have.</param>
    /// <param name="read">Reads a value, or says by a fault what is wrong with it and gives null.</param>
    public IReadOnlyDictionary<string, T> Read<T>(IReadOnlyCollection<string> keys, Func<string, YamlNode, T?> read)
        where T : class
    {
        var values = new Dictionary<string, T>(StringComparer.Ordinal);
        if (_root is null)
        {
            return values;
        }

        var before = _faults.Count;
        foreach (var (keyNode, valueNode) in _root.Children)
        {
            var key = (keyNode as YamlScalarNode)?.Value ?? string.Empty;
            if (!keys.Contains(key))
            {
                Fault((int)keyNode.Start.Line, $"'{key}' is not a key of this file: remove it, or see whether it is misspelt");
            }
            else if (read(key, valueNode) is { } value)
            {
                values[key] = value;
            }
        }

        if (before == _faults.Count && _root.Children.Count < keys.Count)
        {
            Fault(1, $"these keys are missing, add them: {string.Join(", ", keys.Where(key => !values.ContainsKey(key)))}");
        }

        return values;
    }

    /// <summary>A value as text; null, and a fault, if it is none.</summary>
    public string? Text(string key, YamlNode value)
    {
        if (value is YamlScalarNode { Value: { } text })
        {
            return text;
        }

        Fault((int)value.Start.Line, $"'{key}' must be a text: put it in quotes");
        return null;
    }

    /// <summary>Notes a fault on a line of the file.</summary>
    public void Fault(int line, string what) => _faults.Add(new ContentFault(_name, Math.Max(line, 1), what));
}
