using System.Reflection;
using System.Text.Json;
using PoreRoutine.Bot.Tests.Support;
using PoreRoutine.Browser.Tools;

namespace PoreRoutine.Bot.Tests.DeploymentTemplates;

/// <summary>What <c>deploymentTemplates/</c> compile to, and what the linter says of them. Compiled once for all tests.</summary>
public sealed class CompiledTemplates : IAsyncLifetime
{
    /// <summary>Who gets the alerts, as the operator's environment says.</summary>
    public const string AlertEmail = "operator@example.com";

    private readonly TemporaryFolder _folder = new();
    private JsonDocument? _template;
    private JsonDocument? _parameters;

    /// <summary>What the linter says: nothing, if all is well. It tells by no exit code.</summary>
    public string LintOutput { get; private set; } = "";

    /// <summary>The whole template, modules within, with the values of the parameters file.</summary>
    public TemplateScope Template { get; private set; } = null!;

    /// <summary>All resources, those of modules as well.</summary>
    public IReadOnlyList<TemplateResource> Resources { get; private set; } = [];

    /// <summary>The one resource of a type.</summary>
    public TemplateResource Single(string type) => Resources.Where(resource => resource.Type == type).ShouldHaveSingleItem();

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        // NuGet unpacks a program without the right to run it, and its cache is not ours to change.
        var (source, name) = (BicepFolder(), OperatingSystem.IsWindows() ? "bicep.exe" : "bicep");
        var program = _folder[name];
        File.Copy(Path.Combine(source, name), program);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        var (template, parameters) = (_folder["template.json"], _folder["parameters.json"]);
        var said = await Task.WhenAll(
            RunAsync(program, "lint", "main.bicep"),
            RunAsync(program, "build", "main.bicep", "--outfile", template),
            RunAsync(program, "build-params", "main.bicepparam", "--outfile", parameters));
        LintOutput = said[0];
        _template = JsonDocument.Parse(await File.ReadAllBytesAsync(template));
        _parameters = JsonDocument.Parse(await File.ReadAllBytesAsync(parameters));
        Template = new TemplateScope(_template.RootElement, null, _parameters.RootElement.GetProperty("parameters"));
        Resources = [.. Template.Resources()];
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _template?.Dispose();
        _parameters?.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private static Task<string> RunAsync(string program, params string[] arguments) => ChildProcess.RunAsync(
        program,
        arguments,
        Repository.Folder("deploymentTemplates"),
        new Dictionary<string, string> { ["ALERT_EMAIL"] = AlertEmail },
        CancellationToken.None);

    private static string BicepFolder() =>
        typeof(CompiledTemplates).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "BicepFolder").Value!;
}
