using PoreRoutine.Bot.Commands;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.Commands;

public sealed class CheckCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _seeds;
    private readonly string _dialogs;

    public CheckCommandTests() => (_seeds, _dialogs) = (_folder.CopyOf("seeds"), _folder.CopyOf("dialogs"));

    [Fact]
    public void Run_TheShippedContent_HasNoFaults()
    {
        var (exit, output) = Run();
        exit.ShouldBe(0, output);
        output.ShouldContain("28 topics");
        output.ShouldContain("operator.yaml still holds placeholders");
    }

    [Fact]
    public void Run_AnOperatorOfItsOwn_SaysNothingOfPlaceholders()
    {
        var path = Path.Combine(_dialogs, "operator.yaml");
        File.WriteAllText(path, File.ReadAllText(path).Replace("example.com", "salon.example", StringComparison.Ordinal));
        Run().Output.ShouldNotContain("placeholders");
    }

    [Theory]
    [InlineData("lines.en.yaml", "thanks: You're very welcome.", "thanks: You're {{ very }} welcome.", "dialogs/lines.en.yaml:")]
    [InlineData("lines.en.yaml", "thanks: You're very welcome.", "thanks: You're {{ very welcome.", "dialogs/lines.en.yaml:")]
    [InlineData("lines.en.yaml", "thanks: You're very welcome.", "thank: You're very welcome.", "dialogs/lines.en.yaml:")]
    [InlineData("lines.en.yaml", "thanks: You're very welcome.", "thanks: ''", "dialogs/lines.en.yaml:")]
    [InlineData("lines.en.yaml", "thanks: You're very welcome.", "thanks: [You're", "dialogs/lines.en.yaml:", "# What the bot says")]
    [InlineData("words.en.yaml", "skip: [skip,", "skip: [done,", "dialogs/words.en.yaml:")]
    [InlineData("page.en.yaml", "book: Book a visit", "book: ''", "dialogs/page.en.yaml:")]
    [InlineData("page.en.yaml", "book: Book a visit", "boook: Book a visit", "dialogs/page.en.yaml:")]
    [InlineData("operator.yaml", "colour: \"#2F5D57\"", "colour: green", "dialogs/operator.yaml:")]
    [InlineData("operator.yaml", "backup-days: 30", "backup-days: 30 days", "dialogs/operator.yaml:")]
    [InlineData("operator.yaml", "backup-days: 30", "backup-days: -1", "dialogs/operator.yaml:")]
    [InlineData("words.en.yaml", "keep: [keep,", "keep: [delete it,", "dialogs/words.en.yaml:")]
    [InlineData("operator.yaml", "privacy: \"\"", "privacy: \"http://salon.example\"", "dialogs/operator.yaml:")]
    [InlineData("operator.yaml", "booking-link: \"https:", "booking-link: \"http:", "dialogs/operator.yaml:")]
    [InlineData("operator.yaml", "website: \"\"", "website: \"salon.example\"", "dialogs/operator.yaml:")]
    [InlineData("operator.yaml", "app-name: \"Pore Routine\"", "app-name: \"A name that is longer than Teams takes\"", "dialogs/operator.yaml:")]
    [InlineData("operator.yaml", "app-name: \"Pore Routine\"", "app-name: ''", "dialogs/operator.yaml:")]
    [InlineData("operator.yaml", "app-developer: \"\"", "app-developer: \"Somebody whose name is longer than Teams takes\"", "dialogs/operator.yaml:")]
    [InlineData("operator.yaml", "app-summary: \"Your", "app-summary: \"A line that is longer than the eighty characters that Teams shows below a name: Your", "dialogs/operator.yaml:")]
    [InlineData("operator.yaml", "app-version: \"1.0.0\"", "app-version: \"1.0\"", "dialogs/operator.yaml:")]
    [InlineData("operator.yaml", "app-version: \"1.0.0\"", "app-version: \"1.01.0\"", "dialogs/operator.yaml:")]
    [InlineData("teams.en.yaml", "\"What's on tonight?\":", "\"What is on tonight, if anything is?\":", "dialogs/teams.en.yaml:")]
    [InlineData("teams.en.yaml", "\"What's on tonight?\": \"The steps that are due, and why\"", "\"What's on tonight?\": ''", "dialogs/teams.en.yaml:")]
    [InlineData("teams.en.yaml", "\"What's on tonight?\": \"The steps that are due, and why\"", "\"What's on tonight?\": [steps]", "dialogs/teams.en.yaml:")]
    [InlineData("teams.en.yaml", "  \"Help\":", "  \"Hello\": \"Hi\"\n  \"Help\":", "dialogs/teams.en.yaml:", "  \"Walk me")]
    [InlineData("teams.en.yaml", "group:", "team:", "dialogs/teams.en.yaml:")]
    [InlineData("privacy.md", "write to {{ contact }}.", "write to {{ phone }}.", "dialogs/privacy.md:")]
    [InlineData("privacy.md", "write to {{ contact }}.", "write to {{ contact.", "dialogs/privacy.md:")]
    [InlineData("privacy.md", "one cookie,", "<b>one</b> cookie,", "dialogs/privacy.md:")]
    [InlineData("privacy.md", "# Privacy\n", "Privacy\n", "dialogs/privacy.md:", "<!--")]
    [InlineData("terms.md", "[privacy notice](/privacy)", "[privacy notice](privacy.md)", "dialogs/terms.md:")]
    [InlineData("terms.md", "[privacy notice](/privacy)", "[privacy notice](javascript:alert)", "dialogs/terms.md:")]
    [InlineData("terms.md", "## What it is not", "![Us](https://salon.example/us.png)", "dialogs/terms.md:")]
    [InlineData("lines.en.yaml", "{{- if done != \"\" }} Done: {{ done }}.{{ end }}", "{{- if done != \"\" }} Done: {{ done }}.{{ else }}{{ dome }}{{ end }}", "dialogs/lines.en.yaml:", "walkthrough.finished:")]
    public void Run_AFaultInDialogs_IsNamedWithFileAndLine(string file, string text, string replacement, string expected, string? at = null)
    {
        var path = Path.Combine(_dialogs, file);
        var before = File.ReadAllText(path);
        before.ShouldContain(text);
        File.WriteAllText(path, before.Replace(text, replacement, StringComparison.Ordinal));
        var line = before[..before.IndexOf(at ?? text, StringComparison.Ordinal)].Count(character => character == '\n') + 1;

        var (exit, output) = Run();

        exit.ShouldBe(1);
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem().ShouldStartWith($"{expected}{line}: ");
    }

    [Fact]
    public void Run_FaultsEverywhere_NamesThemAll()
    {
        File.Delete(Path.Combine(_dialogs, "operator.yaml"));
        File.WriteAllText(Path.Combine(_dialogs, "words.en.yaml"), "done: [unclosed");
        File.AppendAllText(Path.Combine(_seeds, "mask.md"), "\n## A heading without an id\n\nText.\n");
        var (exit, output) = Run("--DirectLine:Secret=short");
        exit.ShouldBe(1);
        output.ShouldContain("dialogs/operator.yaml:1: ");
        output.ShouldContain("dialogs/words.en.yaml:");
        output.ShouldContain("seeds/mask.md:");
        output.ShouldContain("DirectLine:Secret");
    }

    [Fact]
    public void Run_FoldersThatAreNotThere_SaysSo()
    {
        var (exit, output) = Run("--Content:Seeds=/nowhere/seeds", "--Content:Dialogs=/nowhere/dialogs");
        exit.ShouldBe(1);
        output.ShouldContain("seeds");
        foreach (var file in new[] { "lines.en.yaml", "words.en.yaml", "page.en.yaml", "operator.yaml", "teams.en.yaml", "privacy.md", "terms.md" })
        {
            output.Split('\n').Count(line => line.StartsWith($"dialogs/{file}:1: ", StringComparison.Ordinal)).ShouldBe(1);
        }
    }

    [Fact]
    public async Task Serve_SettingsAndContentAtFault_NamesWhatCheckNamesAndOpensNothing()
    {
        string[] settings =
        [
            "--environment", "Production",
            "--Storage:Provder=AzureStorage",
            $"--Storage:ConnectionString=Data Source={_folder["data/served.db"]}",
            "--DirectLine:Secret=short",
            "--MicrosoftAppPassword=hidden",
            "--Clock:Speed=60",
            "--Web:PublicOrigin=chat.example.com",
            "--OTEL_EXPORTER_OTLP_ENDPOINT=collector",
        ];
        File.Delete(Path.Combine(_dialogs, "operator.yaml"));
        var errors = new StringWriter { NewLine = "\n" };

        (await ServeCommand.BuildAsync(["--contentRoot", _folder.Path, $"--Content:Seeds={_seeds}", $"--Content:Dialogs={_dialogs}", .. settings], errors, cancellationToken: TestContext.Current.CancellationToken)).ShouldBeNull();

        var lines = errors.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(7, errors.ToString());
        foreach (var name in new[] { "Storage:Provder", "DirectLine:Secret", "MicrosoftAppId", "Clock:Speed", "Web:PublicOrigin", "OTEL_EXPORTER_OTLP_ENDPOINT", "operator.yaml" })
        {
            lines.ShouldContain(line => line.Contains(name, StringComparison.Ordinal));
        }

        errors.ToString().ShouldNotContain("hidden");
        Run(settings).ShouldBe((1, errors.ToString()));
        Directory.Exists(_folder["data"]).ShouldBeFalse();
    }

    public void Dispose() => _folder.Dispose();

    private (int Exit, string Output) Run(params string[] settings)
    {
        var output = new StringWriter { NewLine = "\n" };
        var exit = CheckCommand.Run(["--contentRoot", _folder.Path, $"--Content:Seeds={_seeds}", $"--Content:Dialogs={_dialogs}", .. settings], output);
        return (exit, output.ToString());
    }
}
