using PoreRoutine.Bot.Commands;
using PoreRoutine.Bot.Tests.Support;
using PoreRoutine.Browser.Tools;
using PoreRoutine.Understanding;

namespace PoreRoutine.Bot.Tests.Commands;

public sealed class TrainCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_NewContent_ShowsHowFarItIsAndNamesTheFile()
    {
        var (exit, output, errors) = Run(_folder["trained"]);

        (exit, errors).ShouldBe((0, string.Empty));
        var file = Directory.EnumerateFiles(_folder["trained"], "*.recognizer").ShouldHaveSingleItem();
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[^1].ShouldStartWith(file);
        var shown = lines[..^1].Select(line => int.Parse(line.Split(' ')[^3], System.Globalization.CultureInfo.InvariantCulture)).ToList();
        shown.ShouldBeInOrder(SortDirection.Ascending);
        shown.ShouldBeUnique();
        shown[^1].ShouldBe(100);
    }

    [Fact]
    public void Run_TheSameContentAgain_TrainsNothing()
    {
        Run(_folder["trained"]);
        var file = Directory.EnumerateFiles(_folder["trained"], "*.recognizer").Single();
        var before = File.GetLastWriteTimeUtc(file);

        var (exit, output, _) = Run(_folder["trained"]);

        exit.ShouldBe(0);
        output.ShouldNotContain("%");
        File.GetLastWriteTimeUtc(file).ShouldBe(before);
    }

    [Fact]
    public void Run_ContentWhoseRecogniserStandsBesideTheProgram_FillsTheFolderAllTheSame()
    {
        // The build's folder may hold another one by now, and the build ships what is in that folder.
        var few = FewUtterances.Content;
        var beside = RecognizerStore.OfProgram(Path.Combine(AppContext.BaseDirectory, "recognizer")).FileOf(few.Routine, few.Utterances);
        Run(_folder["trained"]);
        var trained = Path.Combine(_folder["trained"], Path.GetFileName(beside));
        File.Copy(trained, beside, overwrite: true);
        try
        {
            Run(_folder["again"]).Exit.ShouldBe(0);
            File.Exists(Path.Combine(_folder["again"], Path.GetFileName(beside))).ShouldBeTrue();
        }
        finally
        {
            File.Delete(beside);
        }
    }

    [Fact]
    public void Run_AFolderThatCannotBeMade_SaysSo()
    {
        File.WriteAllText(_folder["taken"], "a file");

        var (exit, _, errors) = Run(_folder["taken"]);

        exit.ShouldBe(1);
        errors.ShouldStartWith(_folder["taken"]);
        errors.ShouldContain("could not be written");
    }

    [Fact]
    public void Run_ContentAtFault_NamesTheFaultAndTrainsNothing()
    {
        var (exit, output, errors) = Run(_folder["trained"], "--Content:Dialogs=/nowhere/dialogs");

        (exit, output).ShouldBe((1, string.Empty));
        errors.ShouldContain("dialogs/utterances");
        Directory.Exists(_folder["trained"]).ShouldBeFalse();
    }

    [Fact]
    public async Task Run_TwoProcessesAtOnce_LeaveOneGoodFile()
    {
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "PoreRoutine.Bot.dll"), "train", _folder["trained"], $"--Content:Dialogs={FewUtterances.Folder}"];

        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => ChildProcess.RunAsync("dotnet", arguments, Repository.Root, null, TestContext.Current.CancellationToken)));

        Run(_folder["trained"]).Output.ShouldNotContain("%");
        Directory.EnumerateFiles(_folder["trained"]).Select(Path.GetExtension).ShouldBe([".recognizer", ".bin"], ignoreOrder: true);
    }

    private static (int Exit, string Output, string Errors) Run(string folder, params string[] settings)
    {
        var (output, errors) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var exit = TrainCommand.Run(folder, ["--contentRoot", Repository.Root, $"--Content:Dialogs={FewUtterances.Folder}", .. settings], output, errors);
        return (exit, output.ToString(), errors.ToString());
    }
}
