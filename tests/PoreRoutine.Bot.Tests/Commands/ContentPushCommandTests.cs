using PoreRoutine.Bot.Commands;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.Commands;

public sealed class ContentPushCommandTests
{
    /// <summary>Nobody listens on this port of this machine, and nothing is tried for long: the address is refused at once.</summary>
    private const string Nowhere = "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=c2VjcmV0;BlobEndpoint=http://127.0.0.1:1/devstoreaccount1;QueueEndpoint=http://127.0.0.1:1/devstoreaccount1;";

    [Fact]
    public async Task RunAsync_WithoutAContainer_SaysWhichSettingIsMissing()
    {
        var (exit, output, errors) = await RunAsync("--Storage:Provider=AzureStorage", $"--Storage:ConnectionString={Nowhere}");
        (exit, output).ShouldBe((1, ""));
        errors.ShouldBe("appsettings.json:1: Content:Source is empty: name the blob container that the instances take their content from, such as --Content:Source=pore-routine-content\nNothing was pushed.\n");
    }

    [Fact]
    public async Task RunAsync_FaultsInFilesAndSettings_NamesThemAll()
    {
        using var folder = new TemporaryFolder();
        File.AppendAllText(Path.Combine(folder.CopyOf("seeds"), "mask.md"), "\n## A heading without an id\n\nText.\n");
        var (exit, output, errors) = await RunAsync("--Content:Source=Content", $"--Content:Seeds={folder["seeds"]}");
        (exit, output).ShouldBe((1, ""));
        errors.ShouldContain("appsettings.json:1: Content:Source is 'Content'");
        errors.ShouldContain("seeds/mask.md:");
        errors.ShouldEndWith("Nothing was pushed.\n");
    }

    [Fact]
    public async Task RunAsync_TheAccountDoesNotAnswer_SaysSoInALine()
    {
        var (exit, output, errors) = await RunAsync("--Storage:Provider=AzureStorage", $"--Storage:ConnectionString={Nowhere}", "--Content:Source=pore-routine-content");
        exit.ShouldBe(1);
        output.ShouldStartWith("No faults: ");
        errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem().ShouldStartWith("The push did not come to its end: ");
    }

    private static async Task<(int Exit, string Output, string Errors)> RunAsync(params string[] settings)
    {
        var (output, errors) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var exit = await ContentPushCommand.RunAsync(["--contentRoot", Repository.Root, .. settings], output, errors, TestContext.Current.CancellationToken);
        return (exit, output.ToString(), errors.ToString());
    }
}
