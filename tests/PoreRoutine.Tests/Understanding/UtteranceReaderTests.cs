using PoreRoutine.Knowledge;
using PoreRoutine.Tests.Knowledge;
using PoreRoutine.Understanding;

namespace PoreRoutine.Tests.Understanding;

public sealed class UtteranceReaderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly RoutineContent content;

    public UtteranceReaderTests()
    {
        folder.Write("seeds/cleanse.md", SmallSeeds.Cleanse);
        folder.Write("seeds/mask.md", SmallSeeds.Mask);
        folder.Write("seeds/routine.md", SmallSeeds.Routine);
        content = SeedReader.Read(folder["seeds"]).Content!;
        foreach (var label in content.Topics.Keys.Concat(Intents.All).Append(Labels.None).Append(Labels.Care))
        {
            Write(label, $"about {label}\n");
        }
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_SoundFolder_GivesEachPhraseItsLabel()
    {
        Write("mask.what", "\uFEFF# What people call it.\r\n\r\n  which mask  \r\nwhich MASK?\r\n");

        var result = UtteranceReader.Read(folder["dialogs"], content);

        result.Faults.ShouldBeEmpty();
        result.Content!.Where(utterance => utterance.Label == "mask.what")
            .ShouldBe([new("which mask", "mask.what"), new("which MASK?", "mask.what")]);
        result.Content!.Select(utterance => utterance.Label).Distinct().Count().ShouldBe(4 + Intents.All.Count + 2);
    }

    [Fact]
    public void Read_RepositorysUtterances_HasNoFault()
    {
        var seeds = SeedReader.Read(Repository.Seeds).Content.ShouldNotBeNull();

        var result = UtteranceReader.Read(Repository.Dialogs, seeds);

        result.Faults.Select(fault => fault.ToString()).ShouldBeEmpty();
        result.Content!.Count.ShouldBeGreaterThan(3000);
    }

    [Theory]
    [InlineData("mask.what", "", 1, "no phrase")]
    [InlineData("mask.what", "# only a note\n\n", 1, "no phrase")]
    [InlineData("mask.what", "which mask\n# note\n\nAbout: Help!\n", 4, "also stands at dialogs/utterances/help.txt:1 for `help`")]
    [InlineData("mask.shape", "what shape\n", 1, "`mask.shape` is no topic's id")]
    public void Read_OneMistake_NamesFileLineAndMistake(string label, string text, int line, string words)
    {
        Write(label, text);

        var fault = UtteranceReader.Read(folder["dialogs"], content).Faults.ShouldHaveSingleItem();

        fault.File.ShouldBe($"dialogs/utterances/{label}.txt");
        fault.Line.ShouldBe(line);
        fault.What.ShouldContain(words);
    }

    [Theory]
    [InlineData("mask.what")]
    [InlineData(Intents.Help)]
    [InlineData(Labels.None)]
    [InlineData(Labels.Care)]
    public void Read_LabelWithoutFile_SaysSo(string label)
    {
        File.Delete(folder[$"dialogs/utterances/{label}.txt"]);

        UtteranceReader.Read(folder["dialogs"], content).Faults.ShouldHaveSingleItem().ToString()
            .ShouldStartWith($"dialogs/utterances/{label}.txt:1: the file is missing");
    }

    [Fact]
    public void Read_FileThatIsNotUtf8_IsOneFault()
    {
        folder.Write("dialogs/utterances/help.txt", [.. "help\ncaf"u8, 0xE9, .. "\n"u8]);

        UtteranceReader.Read(folder["dialogs"], content).Faults.ShouldHaveSingleItem().ToString()
            .ShouldBe("dialogs/utterances/help.txt:2: the file is not UTF-8 text; save it as UTF-8");
    }

    [Fact]
    public void Read_SeveralMistakes_NamesThemAll()
    {
        Write("care", "");
        Write("help", "about none\n");
        Write("mask.shape", "what shape\n");

        UtteranceReader.Read(folder["dialogs"], content).Faults.Select(fault => fault.File)
            .ShouldBe(["dialogs/utterances/care.txt", "dialogs/utterances/mask.shape.txt", "dialogs/utterances/none.txt"]);
    }

    [Fact]
    public void Read_NoFolder_SaysSo() =>
        UtteranceReader.Read(folder["elsewhere"], content).Faults.ShouldHaveSingleItem().ToString()
            .ShouldStartWith("elsewhere/utterances:1: the folder");

    private void Write(string label, string text) => folder.Write($"dialogs/utterances/{label}.txt", text);
}
