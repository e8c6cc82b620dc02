using System.Collections.Concurrent;
using System.Globalization;
using PoreRoutine.Knowledge;
using Scriban;
using Scriban.Functions;
using Scriban.Runtime;
using Scriban.Syntax;

namespace PoreRoutine.Bot.Content;

/// <summary>The texts of <c>dialogs/lines.en.yaml</c>, ready to be filled in. Thread-safe.</summary>
internal sealed class Lines
{
    /// <summary>How many filled-in lines are remembered: those of an evening, whoever it is, are the same few again and again.</summary>
    private const int MostRemembered = 2000;

    /// <summary>What every line may use of Scriban. Shared by all of them, and so not to be written: making one anew costs more than the line.</summary>
    private static readonly ScriptObject s_builtins = new BuiltinFunctions { IsReadOnly = true };

    private readonly ConcurrentDictionary<string, string> _remembered = new(StringComparer.Ordinal);
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
    public string this[Line line, params object[] values]
    {
        get
        {
            if (values.Length == 0 && _plain.TryGetValue(line.Key, out var plain))
            {
                return plain;
            }

            // A number is not the text of it: a template may compare it. An address is somebody's own, and kept by nobody else.
            var key = $"{line.Key}\u001f{string.Join('\u001f', values.Select(value => value is string ? value : $"\u001e{value}"))}";
            if (_remembered.TryGetValue(key, out var rendered))
            {
                return rendered;
            }

            rendered = Render(_templates[line.Key], line, values);
            if (_remembered.Count >= MostRemembered)
            {
                _remembered.Clear();
            }

            return key.Contains("://", StringComparison.Ordinal) ? rendered : _remembered[key] = rendered;
        }
    }

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

        var context = new TemplateContext(s_builtins) { StrictVariables = true };
        context.PushCulture(CultureInfo.InvariantCulture);
        context.PushGlobal(given);
        return template.Render(context).Trim();
    }
}
