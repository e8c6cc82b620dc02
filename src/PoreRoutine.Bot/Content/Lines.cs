using System.Globalization;
using PoreRoutine.Knowledge;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace PoreRoutine.Bot.Content;

/// <summary>The texts of <c>dialogs/lines.en.yaml</c>, ready to be filled in. Thread-safe.</summary>
internal sealed class Lines
{
    private readonly IReadOnlyDictionary<string, Template> _templates;
    private readonly Dictionary<string, string> _plain;

    private Lines(IReadOnlyDictionary<string, Template> templates)
    {
        _templates = templates;
        _plain = Line.All.Where(line => line.Values.Length == 0 && templates.ContainsKey(line.Key))
            .ToDictionary(line => line.Key, line => Render(templates[line.Key], line, []), StringComparer.Ordinal);
    }

    /// <summary>Reads the file; faults go to the list.</summary>
    public static Lines Read(string folder, List<ContentFault> faults)
    {
        var file = new YamlFile(folder, "lines.en.yaml", faults);
        var lines = Line.All.ToDictionary(line => line.Key, StringComparer.Ordinal);
        return new Lines(file.Read([.. lines.Keys], (key, node) =>
        {
            if (file.Text(key, node) is not { } text)
            {
                return null;
            }

            var line = (int)node.Start.Line;
            var template = Template.Parse(text);
            if (template.HasErrors)
            {
                file.Fault(line, $"'{key}': {template.Messages[0].Message}");
                return null;
            }

            try
            {
                // With values and without, so that both sides of an "if" are seen.
                Render(template, lines[key], [.. lines[key].Values.Select(_ => string.Empty)]);
                if (string.IsNullOrWhiteSpace(Render(template, lines[key], [.. lines[key].Values])))
                {
                    file.Fault(line, $"'{key}' must not be empty: write what the bot is to say");
                }
            }
            catch (ScriptRuntimeException exception)
            {
                var known = lines[key].Values.Length == 0 ? "it has no values" : $"its values are {string.Join(", ", lines[key].Values)}";
                file.Fault(line, $"'{key}': {exception.OriginalMessage} ({known})");
                return null;
            }

            return template;
        }));
    }

    /// <summary>A line with its values, in the order in which the line names them.</summary>
    public string this[Line line, params object[] values] =>
        values.Length == 0 && _plain.TryGetValue(line.Key, out var plain) ? plain : Render(_templates[line.Key], line, values);

    private static string Render(Template template, Line line, object[] values)
    {
        if (values.Length != line.Values.Length)
        {
            throw new ArgumentException($"The line '{line.Key}' has {line.Values.Length} values, not {values.Length}.", nameof(values));
        }

        var given = new ScriptObject();
        for (var i = 0; i < values.Length; i++)
        {
            given.Add(line.Values[i], values[i]);
        }

        var context = new TemplateContext { StrictVariables = true };
        context.PushCulture(CultureInfo.InvariantCulture);
        context.PushGlobal(given);
        return template.Render(context).Trim();
    }
}
