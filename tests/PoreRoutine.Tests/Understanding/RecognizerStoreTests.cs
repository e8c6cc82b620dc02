using PoreRoutine.Knowledge;
using PoreRoutine.Understanding;

namespace PoreRoutine.Tests.Understanding;

public sealed class RecognizerStoreTests : IDisposable
{
    private const string Question = "how come the oil goes on first";

    private static readonly RoutineContent content = SeedReader.Read(Repository.Seeds).Content!;

    /// <summary>A line a label: what is tested here is the files.</summary>
    private static readonly Utterance[] few = [.. UtteranceReader.Read(Repository.Dialogs, content).Content!.GroupBy(line => line.Label).SelectMany(lines => lines.Take(1))];
    private static readonly Utterance[] more = [.. few, new("please frobnicate my pores", "cleanse.what")];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Find_NothingTrained_TrainsOnceAndTellsOfIt()
    {
        var (_, progress) = Find(few);

        progress.ShouldAllBe(done => done >= 0 && done <= 1);
        progress.Max().ShouldBe(1);
        Find(few).Progress.ShouldBeEmpty();
    }

    [Fact]
    public void Find_TrainedBefore_HearsTheSame()
    {
        var trained = Find(few).Recognizer.Recognize(Question);
        var read = Find(few).Recognizer.Recognize(Question);

        (read.Label, read.Kind, read.Confidence).ShouldBe((trained.Label, trained.Kind, trained.Confidence));
        read.Alternatives.ShouldBe(trained.Alternatives);
    }

    [Fact]
    public void Find_Shipped_IsTakenAndNothingWritten()
    {
        new RecognizerStore(Encoder.Folder, folder["shipped"], folder["shipped"]).Find(content, few, _ => { });

        var (recognizer, progress) = Find(few);

        progress.ShouldBeEmpty();
        recognizer.Recognize(Question).Alternatives.Length.ShouldBeGreaterThan(0);
        Directory.Exists(folder["cache"]).ShouldBeFalse();
    }

    [Fact]
    public void Find_OtherContent_TrainsAndDeletesWhatIsOutdated()
    {
        Find(few);
        folder.Write("cache/0123.recognizer.4567.unfinished", "left by a process that was killed");
        folder.Write("cache/notes.txt", "somebody's own");

        Find(more).Progress.ShouldNotBeEmpty();

        Directory.EnumerateFiles(folder["cache"]).Select(Path.GetFileName).ShouldBe([Path.GetFileName(Store().FileOf(content, more)), "meanings.bin", "notes.txt"], ignoreOrder: true);
    }

    [Fact]
    public void FileOf_LinesInAnotherOrderOrPlace_IsAnotherFile()
    {
        var files = new[] { few, more, [.. few.Reverse()], [.. few.Select(line => line with { Label = Labels.None })] }.Select(lines => Store().FileOf(content, lines));

        files.ShouldBeUnique();
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("empty")]
    [InlineData("cut in the seal")]
    [InlineData("cut at the seal")]
    [InlineData("cut in the middle")]
    [InlineData("cut by a byte")]
    [InlineData("a byte longer")]
    [InlineData("a bit flipped")]
    [InlineData("zeros")]
    [InlineData("noise")]
    [InlineData("text")]
    [InlineData("another content's")]
    public void Find_AFileThatIsNotWhatWasWritten_TrainsAnewAndMendsIt(string damage)
    {
        var expected = Find(few).Recognizer.Recognize(Question);
        var file = Store().FileOf(content, few);
        var good = File.ReadAllBytes(file);
        if (damage == "missing") File.Delete(file);
        else File.WriteAllBytes(file, Damage(damage, good));

        var (recognizer, progress) = Find(few);

        progress.ShouldNotBeEmpty();
        recognizer.Recognize(Question).Confidence.ShouldBe(expected.Confidence);
        Find(few).Progress.ShouldBeEmpty();
        File.ReadAllBytes(file).ShouldBe(good);
    }

    [Theory]
    [InlineData("empty")]
    [InlineData("cut in the middle")]
    [InlineData("a bit flipped")]
    [InlineData("noise")]
    public void Find_DamagedMeanings_AreMadeAnew(string damage)
    {
        Find(few);
        var meanings = folder["cache/meanings.bin"];
        File.WriteAllBytes(meanings, Damage(damage, File.ReadAllBytes(meanings)));

        Find(more).Recognizer.Recognize("please frobnicate my pores").Confidence.ShouldBeInRange(0, 1);

        Meanings().ShouldBe([.. Recognizer.Lines(content, more).Select(line => Recognizer.Phrase(line.Text)).Distinct()], ignoreOrder: true);
    }

    [Fact]
    public void Find_ALineMore_NeedsTheEncoderForThatLineOnly()
    {
        Find(few);
        using var stream = OpenMeanings();
        var encoded = new List<string>();
        var cache = MeaningCache.Read(stream, phrase =>
        {
            lock (encoded) encoded.Add(phrase);
            return Encoder.Value.Encode(phrase);
        });

        Recognizer.Train(content, more, Encoder.Value, cache, _ => { });

        encoded.ShouldBe(["please frobnicate my pores"]);
    }

    [Fact]
    public void Find_AFolderThatCannotBeWrittenTo_TrainsAllTheSame()
    {
        folder.Write("cache", "a file stands in the folder's place");

        for (var i = 0; i < 2; i++)
        {
            var (recognizer, progress) = Find(few);
            progress.ShouldNotBeEmpty();
            recognizer.Recognize(Question).Alternatives.Length.ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public async Task Find_ByManyAtOnce_GivesEachItsOwnAndLeavesOne()
    {
        var found = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Find(few), TestContext.Current.CancellationToken)));

        found.Select(one => one.Recognizer.Recognize(Question).Confidence).Distinct().ShouldHaveSingleItem();
        Find(few).Progress.ShouldBeEmpty();
        Directory.EnumerateFiles(folder["cache"]).Select(Path.GetFileName).ShouldBe([Path.GetFileName(Store().FileOf(content, few)), "meanings.bin"], ignoreOrder: true);
    }

    [Fact]
    public void Find_NoEncoder_SaysWhatIsMissing()
    {
        var store = new RecognizerStore(folder["nowhere"], folder["shipped"], folder["cache"]);

        Should.Throw<IOException>(() => store.Find(content, few, _ => { })).Message.ShouldContain(folder["nowhere"]);
    }

    private static byte[] Damage(string damage, byte[] good)
    {
        switch (damage)
        {
            case "empty":
                return [];
            case "cut in the seal":
                return good[..7];
            case "cut at the seal":
                return good[..32];
            case "cut in the middle":
                return good[..(good.Length / 2)];
            case "cut by a byte":
                return good[..^1];
            case "a byte longer":
                return [.. good, 0];
            case "a bit flipped":
                byte[] flipped = [.. good];
                flipped[good.Length / 2] ^= 1;
                return flipped;
            case "zeros":
                return new byte[good.Length];
            case "noise":
                var noise = new byte[good.Length];
                new Random(1).NextBytes(noise);
                return noise;
            case "text":
                return "<html>not found</html>"u8.ToArray();
            default:
                using (var other = new TemporaryFolder())
                {
                    var store = new RecognizerStore(Encoder.Folder, other["shipped"], other["cache"]);
                    store.Find(content, more, _ => { });
                    return File.ReadAllBytes(store.FileOf(content, more));
                }
        }
    }

    private RecognizerStore Store() => new(Encoder.Folder, folder["shipped"], folder["cache"]);

    private (Recognizer Recognizer, List<double> Progress) Find(Utterance[] lines)
    {
        var progress = new List<double>();
        var recognizer = Store().Find(content, lines, done =>
        {
            lock (progress) progress.Add(done);
        });
        return (recognizer, progress);
    }

    /// <summary>The phrases whose meanings are kept.</summary>
    private List<string> Meanings()
    {
        using var stream = OpenMeanings();
        using var reader = new BinaryReader(stream);
        var phrases = new List<string>();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            phrases.Add(reader.ReadString());
            stream.Seek(PoreRoutine.Understanding.Encoding.SentenceEncoder.Dimensions * sizeof(float), SeekOrigin.Current);
        }

        return phrases;
    }

    /// <summary>What stands behind the seal.</summary>
    private FileStream OpenMeanings()
    {
        var stream = File.OpenRead(folder["cache/meanings.bin"]);
        stream.Position = 32;
        return stream;
    }
}
