using PoreRoutine.Bot.Clock;
using PoreRoutine.Bot.Commands;
using PoreRoutine.Bot.Dialogs;
using PoreRoutine.Bot.Storage;
using PoreRoutine.Bot.Tests.Support;
using PoreRoutine.Bot.Unanswered;

namespace PoreRoutine.Bot.Tests.Commands;

public sealed class UnansweredCommandTests : IDisposable
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 4, 20, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_NoDataYet_SaysSoAndMakesNone()
    {
        (await RunAsync(null, 20)).ShouldBe((0, "Nothing unanswered.\n", string.Empty));
        (await RunAsync(7, 20)).Output.ShouldBe("Nothing unanswered in the last 7 days.\n");
        Directory.EnumerateFileSystemEntries(_folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_SeveralWordings_ShowsTheMostAskedFirstAndTheOthersBelow()
    {
        await AskAsync(s_start.AddDays(-9), ("do pore strips work", 1), ("can i use toner", 1));
        await AskAsync(s_start, ("are pore strips any good", 2), ("do you sell … gift cards", 1), ("tell me a joke", 1));

        var (exit, output, errors) = await RunAsync(null, 3);

        (exit, errors).ShouldBe((0, string.Empty));
        output.ShouldBe(
            """
            Asked and not covered: 6 times. "…" stands for words that are not kept.

            times  first       last        question
                3  2026-02-23  2026-03-04  are pore strips any good
                                           also: do pore strips work
                1  2026-03-04  2026-03-04  do you sell … gift cards
                1  2026-03-04  2026-03-04  tell me a joke

            Further questions: once.

            """.ReplaceLineEndings("\n"));
        output = (await RunAsync(9, 20)).Output;
        output.ShouldStartWith("Asked and not covered in the last 9 days: 4 times.");
        output.ShouldNotContain("toner");
    }

    [Fact]
    public async Task Run_AfterHalfAYear_HasNothingLeft()
    {
        await AskAsync(s_start.AddDays(-180), ("can i use toner", 1));
        (await RunAsync(null, 20)).Output.ShouldBe("Nothing unanswered.\n");
    }

    [Fact]
    public async Task Run_AFileThatIsNoDatabase_SaysSo()
    {
        await File.WriteAllTextAsync(_folder["data.db"], string.Join('\n', Enumerable.Repeat("This is a letter, not a database.", 100)), Token);
        var (exit, output, errors) = await RunAsync(null, 20);
        (exit, output).ShouldBe((1, string.Empty));
        errors.ShouldStartWith("The data cannot be read: ");
    }

    [Theory]
    [InlineData("--days", "0")]
    [InlineData("--days", "181")]
    [InlineData("--top", "many")]
    public async Task CommandLine_ANumberThatIsNone_IsRefused(string option, string value) =>
        (await CommandLine.RunAsync(["unanswered", option, value, $"--Storage:ConnectionString={ConnectionString}"])).ShouldBe(1);

    public void Dispose() => _folder.Dispose();

    private string ConnectionString => $"Data Source={_folder["data.db"]}";

    private async Task AskAsync(DateTimeOffset moment, params (string Wording, int Count)[] asked)
    {
        using var storage = new SqliteStorage(ConnectionString, BotJson.Storage);
        await new UnansweredStore(storage, new ProductClock(TimeProvider.System, moment, 1)).AddAsync(asked.ToDictionary(), Token);
    }

    private async Task<(int Exit, string Output, string Errors)> RunAsync(int? days, int top)
    {
        var (output, errors) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        string[] settings = ["--contentRoot", Repository.Root, "--environment", "Development", $"--Clock:Start={s_start:O}", $"--Storage:ConnectionString={ConnectionString}"];
        var exit = await UnansweredCommand.RunAsync(days, top, settings, output, errors, Token);
        return (exit, output.ToString(), errors.ToString());
    }
}
