using PoreRoutine.Bot.Commands;
using PoreRoutine.Bot.Tests.Support;

namespace PoreRoutine.Bot.Tests.Commands;

/// <summary>Commands that read the store, where the store is not to be had.</summary>
public sealed class StoreFaultTests
{
    private delegate Task<int> Command(string[] settings, TextWriter output, TextWriter errors, CancellationToken token);

    private static readonly Dictionary<string, Command> s_commands = new()
    {
        ["reminders"] = RemindersCommand.RunAsync,
        ["unanswered"] = (settings, output, errors, token) => UnansweredCommand.RunAsync(null, 20, settings, output, errors, token),
        ["client-data find"] = (settings, output, errors, token) => ClientDataCommand.FindAsync("a name", settings, output, errors, token),
        ["client-data delete"] = (settings, output, errors, token) => ClientDataCommand.DeleteAsync("msteams", "a:1", true, settings, null, output, errors, token),
    };

    public static TheoryData<string> Commands => [.. s_commands.Keys];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Run_NobodyListens_SaysInALineWhichStoreAndWhatToLookAt(string command)
    {
        // On this port of this machine: it is refused at once.
        var (exit, output, errors) = await RunAsync(
            command,
            "--Storage:Provider=AzureStorage",
            "--Storage:ConnectionString=DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=c2VjcmV0;BlobEndpoint=http://127.0.0.1:1/devstoreaccount1;QueueEndpoint=http://127.0.0.1:1/devstoreaccount1;");

        (exit, output).ShouldBe((1, ""));
        errors.ShouldBe("The data cannot be read: http://127.0.0.1:1/devstoreaccount1: Connection refused (127.0.0.1:1). It does not answer: look whether Storage:ConnectionString is right, and whether this machine may call it.\n");
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Run_AFileThatIsNoDatabase_SaysWhichFile(string command)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["data.db"], string.Join('\n', Enumerable.Repeat("This is a letter, not a database.", 100)), TestContext.Current.CancellationToken);

        var (exit, output, errors) = await RunAsync(command, $"--Storage:ConnectionString=Data Source={folder["data.db"]}");

        (exit, output).ShouldBe((1, ""));
        errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem().ShouldStartWith($"The data cannot be read: {folder["data.db"]}: SQLite Error 26: ");
    }

    private static async Task<(int Exit, string Output, string Errors)> RunAsync(string command, params string[] settings)
    {
        var (output, errors) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var exit = await s_commands[command](["--contentRoot", Repository.Root, "--environment", "Development", .. settings], output, errors, TestContext.Current.CancellationToken);
        return (exit, output.ToString(), errors.ToString());
    }
}
