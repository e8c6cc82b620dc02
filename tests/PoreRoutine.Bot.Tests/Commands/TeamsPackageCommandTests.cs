using System.CommandLine;
using System.IO.Compression;
using PoreRoutine.Bot.Commands;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.Commands;

public sealed class TeamsPackageCommandTests : IDisposable
{
    private static readonly Guid s_appId = Guid.Parse("6b0fc5e6-1a52-4a5c-8c4b-3e2d8c0f4a11");
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Run_TheShippedContent_WritesThePackageAndRemindsOfPlaceholders()
    {
        var (exit, output, errors) = Run(_folder["app.zip"]);
        exit.ShouldBe(0, errors);
        output.ShouldContain(_folder["app.zip"]);
        output.ShouldContain("placeholders");
        using var zip = ZipFile.OpenRead(_folder["app.zip"]);
        zip.Entries.Count.ShouldBe(3);
    }

    [Fact]
    public void Run_AFileThatIsThere_IsReplaced()
    {
        File.WriteAllText(_folder["app.zip"], new string('x', 100_000));
        Run(_folder["app.zip"]).Exit.ShouldBe(0);
        using var zip = ZipFile.OpenRead(_folder["app.zip"]);
        zip.Entries.Count.ShouldBe(3);
    }

    [Fact]
    public void Run_ContentAtFault_WritesNothingAndNamesIt()
    {
        var dialogs = _folder.CopyOf("dialogs");
        Edit(dialogs, "app-name: \"Pore Routine\"", "app-name: \"A name that is longer than Teams takes\"");
        var (exit, _, errors) = Run(_folder["app.zip"], $"--Content:Dialogs={dialogs}");
        exit.ShouldBe(1);
        errors.ShouldContain("dialogs/operator.yaml:");
        errors.ShouldContain("30 at most");
        File.Exists(_folder["app.zip"]).ShouldBeFalse();
    }

    [Fact]
    public void Run_AnOperatorsNameTooLongForTeams_IsRefusedUntilThereIsAShorterOne()
    {
        var dialogs = _folder.CopyOf("dialogs");
        Edit(dialogs, "name: \"Your Esthetician\"", "name: \"A Salon With A Name Longer Than That\"");
        var (exit, _, errors) = Run(_folder["app.zip"], $"--Content:Dialogs={dialogs}");
        exit.ShouldBe(1);
        errors.ShouldContain("app-developer");
        File.Exists(_folder["app.zip"]).ShouldBeFalse();

        Edit(dialogs, "app-developer: \"\"", "app-developer: \"A Salon\"");
        Run(_folder["app.zip"], $"--Content:Dialogs={dialogs}").Exit.ShouldBe(0);
    }

    [Fact]
    public void Run_AFolderThatIsNotThere_SaysSo()
    {
        var (exit, _, errors) = Run(_folder[Path.Combine("nowhere", "app.zip")]);
        exit.ShouldBe(1);
        errors.ShouldStartWith("--out is '");
    }

    [Theory]
    [InlineData("6B0FC5E6-1A52-4A5C-8C4B-3E2D8C0F4A11", "Chat.Salon.Example")]
    [InlineData("6b0fc5e6-1a52-4a5c-8c4b-3e2d8c0f4a11", "xn--bcher-kva.example")]
    public void Options_GoodOnes_AreTaken(string appId, string domain) => Errors("--app-id", appId, "--domain", domain).ShouldBeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData("salon")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("6b0fc5e61a524a5c8c4b3e2d8c0f4a11")]
    [InlineData("{6b0fc5e6-1a52-4a5c-8c4b-3e2d8c0f4a11}")]
    [InlineData("28:6b0fc5e6-1a52-4a5c-8c4b-3e2d8c0f4a11")]
    public void Options_AnAppIdThatIsNone_IsNamed(string appId) =>
        Errors("--app-id", appId, "--domain", "chat.salon.example").ShouldHaveSingleItem().ShouldStartWith($"--app-id is '{appId}': ");

    [Theory]
    [InlineData("")]
    [InlineData("https://chat.salon.example")]
    [InlineData("chat.salon.example:443")]
    [InlineData("chat.salon.example/")]
    [InlineData("chat.salon.example/bot")]
    [InlineData("chat.salon.example.")]
    [InlineData("chat..example")]
    [InlineData("-chat.example")]
    [InlineData("chat_room.example")]
    [InlineData("*.example.com")]
    [InlineData("me@salon.example")]
    [InlineData("bücher.example")]
    [InlineData("chat salon.example")]
    [InlineData("localhost")]
    [InlineData("10.0.0.1")]
    [InlineData("[::1]")]
    public void Options_ADomainThatIsNoHostName_IsNamed(string domain) =>
        Errors("--app-id", s_appId.ToString(), "--domain", domain).ShouldHaveSingleItem().ShouldStartWith($"--domain is '{domain}': ");

    [Fact]
    public void Options_LeftOut_AreAskedFor() => Errors().Count.ShouldBe(2);

    public void Dispose() => _folder.Dispose();

    private static List<string> Errors(params string[] args) =>
        [.. new RootCommand { TeamsPackageCommand.AppId(), TeamsPackageCommand.Domain() }.Parse(args).Errors.Select(error => error.Message)];

    private static void Edit(string dialogs, string text, string replacement)
    {
        var path = Path.Combine(dialogs, "operator.yaml");
        var before = File.ReadAllText(path);
        before.ShouldContain(text);
        File.WriteAllText(path, before.Replace(text, replacement, StringComparison.Ordinal));
    }

    private static (int Exit, string Output, string Errors) Run(string file, params string[] settings)
    {
        var (output, errors) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var exit = TeamsPackageCommand.Run(s_appId, "chat.salon.example", file, ["--contentRoot", Repository.Root, .. settings], output, errors);
        return (exit, output.ToString(), errors.ToString());
    }
}
