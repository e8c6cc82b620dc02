using System.Text.Json;

namespace PoreRoutine.Bot.Tests.DeploymentTemplates;

/// <summary>A resource of a compiled template.</summary>
/// <param name="Json">The resource as it was compiled.</param>
/// <param name="Scope">The template that has it.</param>
public sealed record TemplateResource(JsonElement Json, TemplateScope Scope)
{
    /// <summary>The type, such as <c>Microsoft.Web/sites</c>.</summary>
    public string Type => Json.GetProperty("type").GetString()!;

    /// <summary>The name: a text, or an expression.</summary>
    public string Name => this["name"];

    /// <summary>What stands at a path of names, such as <c>properties/httpsOnly</c>, with what is known by now put in.</summary>
    public string this[string path] => Scope.Expand(At(path));

    /// <summary>The object that stands at a path, each value with what is known by now put in.</summary>
    public IReadOnlyDictionary<string, string> Values(string path) =>
        At(path).EnumerateObject().ToDictionary(property => property.Name, property => Scope.Expand(property.Value), StringComparer.Ordinal);

    /// <summary>What stands at a path.</summary>
    public JsonElement At(string path) => path.Split('/').Aggregate(
        Json,
        (json, name) => json.ValueKind == JsonValueKind.Array ? json.EnumerateArray().ShouldHaveSingleItem().GetProperty(name) : json.GetProperty(name));
}
