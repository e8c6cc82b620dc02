using PoreRoutine.Knowledge;

namespace PoreRoutine.Tests.Knowledge;

public sealed class SeedFaultTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public SeedFaultTests()
    {
        folder.Write("seeds/cleanse.md", SmallSeeds.Cleanse);
        folder.Write("seeds/mask.md", SmallSeeds.Mask);
        folder.Write("seeds/routine.md", SmallSeeds.Routine);
    }

    public void Dispose() => folder.Dispose();

    // The file, a text in it, what it is replaced by, the line of the fault, and words of the fault.
    public static TheoryData<string, string, string, int, string> Faults => new()
    {
        // Front matter as such.
        { "cleanse", "---\nid: cleanse\n", "id: cleanse\n", 1, "front matter is missing" },
        { "mask", "why: mask.what\n---\n", "why: mask.what\n", 1, "front matter is missing" },
        { "cleanse", "order: 1\n", "order: 1\n  odd: [\n", 4, "not YAML" },
        { "cleanse", "title: Double cleanse\n", "title: [Double\n", 5, "not closed" },
        { "cleanse", "order: 1\n", "order: 1\norder: 2\n", 4, "Duplicate key order" },
        { "routine", "id: routine\ntitle: The pore routine", "routine", 2, "not a list of `key: value`" },

        // Keys: missing, unknown, of another kind.
        { "cleanse", "id: cleanse\n", "", 1, "`id` is missing" },
        { "cleanse", "order: 1\n", "", 1, "`order` is missing" },
        { "cleanse", "title: Double cleanse\n", "", 1, "`title` is missing" },
        { "cleanse", "cadence:\n  every: 1\n", "", 1, "`cadence` is missing" },
        { "cleanse", "limit:\n  at-most: 1\n  in-days: 1\n", "", 1, "`limit` is missing" },
        { "cleanse", "why: cleanse.why\n", "", 1, "`why` is missing" },
        { "routine", "title: The pore routine\n", "", 1, "`title` is missing" },
        { "cleanse", "  at-most: 1\n", "", 7, "`limit.at-most` is missing" },
        { "cleanse", "    brand: Brand\n    use: the second", "    use: the second", 15, "`products.brand` is missing" },
        { "cleanse", "title: Double", "titel: x\ntitle: Double", 4, "`titel` means nothing" },
        { "cleanse", "    use: the first", "    price: 3\n    use: the first", 14, "`products.price` means nothing" },
        { "routine", "id: routine", "id: routine\norder: 1", 3, "`order` means nothing" },
        { "cleanse", "order: 1", "order: first", 3, "`order` is not a whole number" },
        { "cleanse", "order: 1", "order: 0", 3, "`order` is not a whole number" },
        { "cleanse", "title: Double cleanse", "title:", 4, "`title` is not a text" },
        { "cleanse", "title: Double cleanse", "title: [a]", 4, "`title` is not a text" },
        { "mask", "limit: { at-most: 2, in-days: 7 }", "limit: 2", 9, "`limit` has no keys of its own" },
        { "mask", "in-days: 7", "in-days: week", 9, "`limit.in-days` is not a whole number" },
        { "mask", "why: mask.what", "why: mask.what\nproducts: a mask", 11, "`products` is not a list" },

        { "mask", "why: mask.what", "why: mask.what\ngentle: very", 11, "`gentle` is `very`" },
        { "mask", "why: mask.what", "why: mask.what\nwords: masque", 11, "`words` is not a list" },
        { "mask", "why: mask.what", "why: mask.what\nwords: [masque, '-']", 11, "`words` has `-`" },
        { "mask", "why: mask.what", "why: mask.what\nwords: [masque, cleansing]", 11, "`cleansing` already names a step at seeds/cleanse.md:2" },

        // Ids.
        { "cleanse", "id: cleanse", "id: Double Cleanse", 2, "not lower-case" },
        { "cleanse", "id: cleanse", "id: routine", 2, "belongs to routine.md" },
        { "routine", "id: routine", "id: pores", 2, "write `id: routine`" },
        { "cleanse", "{#cleanse.how}", "{#cleanse}", 38, "not two words" },
        { "mask", "{#mask.what}", "{#cleanse.mask}", 18, "does not begin with `mask.`" },
        { "cleanse", "{#cleanse.how}", "{#cleanse.why}", 38, "already stands at seeds/cleanse.md:26" },
        { "mask", "order: 2", "order: 1", 4, "order `1` already stands at seeds/cleanse.md:3" },
        { "mask", "id: mask\n", "id: cleanse\n", 3, "id `cleanse` already stands at seeds/cleanse.md:2" },
        { "routine", "{#pores.size}", "{#routine.walkthrough}", 9, "name of a request" },
        { "cleanse", "why: cleanse.why", "why: cleanse.because", 10, "`why` names `cleanse.because`" },

        // Cadence and limit.
        { "cleanse", "  every: 1", "  every: 0", 6, "`cadence.every` is not a whole number" },
        { "cleanse", "  every: 1", "  daily: 1", 6, "`cadence.daily` means nothing" },
        { "cleanse", "  every: 1", "  daily: 1", 6, "either `every: 1`" },
        { "cleanse", "  every: 1", "  every: 1\n  weekly: 2", 6, "either `every: 1`" },
        { "cleanse", "  every: 1", "  every: 1\n  default: [monday]", 7, "goes with `weekly` only" },
        { "mask", "weekly: 1-2", "weekly: 2-1", 7, "`cadence.weekly` is `2-1`" },
        { "mask", "weekly: 1-2", "weekly: 8", 7, "`cadence.weekly` is `8`" },
        { "mask", "weekly: 1-2", "weekly: often", 7, "`cadence.weekly` is `often`" },
        { "mask", "  default: [saturday, Wednesday]\n", "", 6, "`cadence.default` is missing" },
        { "mask", "[saturday, Wednesday]", "saturday", 8, "`cadence.default` is not a list" },
        { "mask", "Wednesday]", "wensday]", 8, "`wensday`, which is no weekday" },
        { "mask", "Wednesday]", "3]", 8, "`3`, which is no weekday" },
        { "mask", "[saturday, Wednesday]", "\n    - saturday\n    - Saturday", 10, "twice" },
        { "mask", "weekly: 1-2", "weekly: 1", 8, "names 2 days and `weekly` is 1" },
        { "mask", "at-most: 2, in-days: 7", "at-most: 1, in-days: 7", 9, "come to 2 in 7 days" },
        { "mask", "at-most: 2, in-days: 7", "at-most: 1, in-days: 4", 9, "come to 2 in 4 days" },
        { "cleanse", "in-days: 1", "in-days: 2", 8, "cadence comes to 2 in 2 days and the limit is 1" },

        // Headings and answers.
        { "mask", " {#mask.what}", "", 18, "`What kind of mask?` has no id" },
        { "mask", " {#mask.what}", " {mask.what}", 18, "has no id" },
        { "cleanse", "Look at the washcloth.", "### More", 31, "`More` has no id" },
        { "mask", "What kind of mask? ", "", 18, "is empty" },
        { "mask", "One that hydrates.\n\n", "", 18, "`mask.what` has no short answer" },
        { "cleanse", "Oil, then gel.", "- Oil", 38, "`cleanse.how` has no short answer" },
        { "mask", "## Tonight\n\nMask on.\n\n", "", 1, "`## Tonight` is missing" },
        { "mask", "Mask on.\n\n", "", 14, "`## Tonight` is empty" },
        { "mask", "Mask on.\n", "Mask on.\n\n## Tonight\n\nAgain.\n", 18, "second time" },
        { "mask", "Mask on.\n", "Mask on.\n\nSee also: [a](#cleanse.why), [b](#cleanse.how)\n", 18, "not below `## Tonight`" },
        { "routine", "## Can", "## Tonight\n\nAll.\n\n## Can", 9, "no `## Tonight`" },
        { "mask", "# Mask\n", "# Mask\n\nLost words.\n", 14, "stands under no question" },
        { "mask", "# Mask\n", "Lost words.\n", 12, "stands under no question" },

        // See also.
        { "mask", "See also: [Why cleanse?](#cleanse.why), [How?](#cleanse.how), [Pores?](#pores.size)\n", "", 18, "has no `See also:` line" },
        { "mask", ", [How?](#cleanse.how), [Pores?](#pores.size)", "", 22, "names 1 topics" },
        { "mask", "[Pores?](#pores.size)", "[Pores?](#pores.size), [a](#cleanse.when)", 22, "names 4 topics" },
        { "mask", "#pores.size", "#pores.shape", 22, "names `pores.shape`" },
        { "mask", ", [Pores?](#pores.size)", ",\n[Pores?](#pores.shape)", 23, "names `pores.shape`" },
        { "mask", "#pores.size", "#mask.what", 22, "names `mask.what` below itself" },
        { "mask", "#pores.size", "#cleanse.how", 22, "names `cleanse.how` twice" },
        { "mask", "#pores.size", "https://example.org", 22, "names no topic" },
        { "mask", "[Pores?]", "[]", 22, "names no topic" },
        { "mask", "(#pores.size)\n", "(#pores.size)\n\nOne more thing.\n", 24, "comes last" },
        { "mask", "hydrates.\n\nSee", "hydrates.\nSee", 21, "put an empty line before it" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Read_OneMistake_NamesFileLineAndMistake(string file, string text, string replacement, int line, string words)
    {
        var path = folder[$"seeds/{file}.md"];
        var before = File.ReadAllText(path);
        var at = before.IndexOf(text, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0);
        File.WriteAllText(path, before[..at] + replacement + before[(at + text.Length)..]);

        var result = SeedReader.Read(folder["seeds"]);

        result.IsSound.ShouldBeFalse();
        result.Faults.ShouldContain(
            fault => fault.File == $"seeds/{file}.md" && fault.Line == line && fault.What.Contains(words, StringComparison.Ordinal),
            string.Join('\n', result.Faults));
    }

    [Fact]
    public void Read_SeveralMistakesInSeveralFiles_NamesThemAllByFileAndLine()
    {
        folder.Write("seeds/cleanse.md", SmallSeeds.Cleanse.Replace("order: 1", "order: one", StringComparison.Ordinal).Replace("[How?](#cleanse.how), ", "", StringComparison.Ordinal));
        folder.Write("seeds/mask.md", SmallSeeds.Mask.Replace("why: mask.what", "why: mask.why", StringComparison.Ordinal));

        SeedReader.Read(folder["seeds"]).Faults.Select(fault => $"{fault.File}:{fault.Line}")
            .ShouldBe(["seeds/cleanse.md:3", "seeds/cleanse.md:36", "seeds/mask.md:10"]);
    }

    [Fact]
    public void Read_NoFolder_SaysSo()
    {
        var fault = SeedReader.Read(folder["elsewhere"]).Faults.ShouldHaveSingleItem();

        fault.File.ShouldBe("elsewhere");
        fault.Line.ShouldBe(1);
        fault.What.ShouldContain("is not there");
    }

    [Fact]
    public void Read_EmptyFolder_SaysSo()
    {
        folder.Write("empty/readme.txt", "No seed.");

        SeedReader.Read(folder["empty"]).Faults.ShouldHaveSingleItem().ToString().ShouldStartWith("empty:1: the folder has no `*.md` file");
    }

    [Fact]
    public void Read_NoRoutineFile_SaysSo()
    {
        File.Delete(folder["seeds/routine.md"]);

        SeedReader.Read(folder["seeds"]).Faults.Select(fault => fault.ToString())
            .ShouldContain(fault => fault.StartsWith("seeds/routine.md:1: the routine's own file is missing", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_NoStep_SaysSo()
    {
        folder.Write("lonely/routine.md", "---\nid: routine\ntitle: The pore routine\n---\n# The pore routine\n");

        SeedReader.Read(folder["lonely"]).Faults.ShouldHaveSingleItem().ToString().ShouldStartWith("lonely:1: the routine has no step");
    }

    [Fact]
    public void Read_FileThatIsNotUtf8_NamesTheLine()
    {
        folder.Write("seeds/routine.md", [.. "---\nid: routine\ntitle: caf"u8, 0xE9, .. "\n---\n"u8]);

        SeedReader.Read(folder["seeds"]).Faults.Select(fault => fault.ToString())
            .ShouldContain("seeds/routine.md:3: the file is not UTF-8 text; save it as UTF-8");
    }

    [Fact]
    public void Read_FileThatCannotBeRead_SaysSo()
    {
        Directory.CreateDirectory(folder["seeds/shelf.md"]);
        File.CreateSymbolicLink(folder["seeds/serum.md"], folder["seeds/gone"]);

        SeedReader.Read(folder["seeds"]).Faults.ShouldHaveSingleItem().ToString().ShouldStartWith("seeds/serum.md:1: the file cannot be read");
    }
}
