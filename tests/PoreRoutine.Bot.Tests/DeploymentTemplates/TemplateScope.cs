using System.Text.Json;
using System.Text.RegularExpressions;

namespace PoreRoutine.Bot.Tests.DeploymentTemplates;

/// <summary>
/// A compiled template: the whole, or a module in it. Puts parameters, variables and modules' outputs in where they are used, so that a test sees
/// which resource an expression ends at.
/// </summary>
/// <param name="template">The template.</param>
/// <param name="parent">The template that uses this one; null for the whole.</param>
/// <param name="arguments">What it gets for its parameters.</param>
public sealed partial class TemplateScope(JsonElement template, TemplateScope? parent, JsonElement arguments)
{
    private const string Module = "Microsoft.Resources/deployments";

    /// <summary>Its resources, and those of the modules in it.</summary>
    public IEnumerable<TemplateResource> Resources() =>
        Entries().SelectMany(entry => entry.GetProperty("type").GetString() == Module ? Within(entry).Resources() : [new TemplateResource(entry, this)]);

    /// <summary>A variable.</summary>
    public JsonElement Variable(string name) => template.GetProperty("variables").GetProperty(name);

    /// <summary>What a parameter is if nobody says.</summary>
    public JsonElement Parameter(string name) => template.GetProperty("parameters").GetProperty(name);

    /// <summary>What it gives to whoever uses it.</summary>
    public IEnumerable<string> OutputNames => template.TryGetProperty("outputs", out var outputs) ? outputs.EnumerateObject().Select(output => output.Name) : [];

    /// <summary>An output's value, with what is known by now put in.</summary>
    public string Output(string name) => Expand(OutputOf(name));

    /// <summary>A value with what is known by now put in: a text, or an expression in brackets.</summary>
    public string Expand(JsonElement value)
    {
        var inlined = Inline(value);
        return inlined is ['\'', .. var text, '\''] && !text.Contains('\'', StringComparison.Ordinal) ? text
            : IsExpression(value) ? $"[{inlined}]"
            : inlined;
    }

    private static bool IsExpression(JsonElement value) => value.ValueKind == JsonValueKind.String && value.GetString()!.StartsWith('[');

    /// <summary>A value as it would stand within an expression.</summary>
    private string Inline(JsonElement value)
    {
        if (!IsExpression(value))
        {
            return value.ValueKind == JsonValueKind.String ? $"'{value.GetString()}'" : value.GetRawText();
        }

        var expression = Used().Replace(value.GetString()![1..^1], used => used.Groups["kind"].Value == "variables" ? InlineVariable(used) : Argument(used.Groups["name"].Value));
        return OutputOfModule().Replace(expression, used => InlineOutput(used.Groups["module"].Value, used.Groups["output"].Value));
    }

    private string InlineVariable(Match used)
    {
        var variable = Variable(used.Groups["name"].Value);
        return variable.ValueKind == JsonValueKind.String ? Inline(variable) : used.Value;
    }

    private string Argument(string name) => arguments.TryGetProperty(name, out var given) ? (parent ?? this).Inline(given.GetProperty("value"))
        : Inline(Parameter(name).GetProperty("defaultValue"));

    private string InlineOutput(string module, string output)
    {
        var within = Within(template.GetProperty("resources").GetProperty(module));
        return within.Inline(within.OutputOf(output));
    }

    private JsonElement OutputOf(string name) => template.GetProperty("outputs").GetProperty(name).GetProperty("value");

    private TemplateScope Within(JsonElement module) =>
        new(module.GetProperty("properties").GetProperty("template"), this, module.GetProperty("properties").GetProperty("parameters"));

    /// <summary>Resources by symbolic names, or in a list: the compiler takes what will do. What stands elsewhere already is left out.</summary>
    private IEnumerable<JsonElement> Entries()
    {
        var resources = template.GetProperty("resources");
        var all = resources.ValueKind == JsonValueKind.Object ? resources.EnumerateObject().Select(resource => resource.Value) : resources.EnumerateArray();
        return all.Where(resource => !resource.TryGetProperty("existing", out _));
    }

    [GeneratedRegex(@"(?<kind>parameters|variables)\('(?<name>\w+)'\)")]
    private static partial Regex Used();

    [GeneratedRegex(@"reference\('(?<module>\w+)'\)\.outputs\.(?<output>\w+)\.value")]
    private static partial Regex OutputOfModule();
}
