using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using PoreRoutine.Understanding.Encoding;

namespace PoreRoutine.Tests.Understanding.Encoding;

public sealed class WeightStoreTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Read_WeightsOverManyShards_AreTheirValues()
    {
        Write([5, 1, 6, 12, 40], ("first", [2, 3]), ("constant", [2]), ("a/second", [2, 4]));
        using var store = new WeightStore(folder["model"]);

        store.Read("first").ShouldBe([0, 1, 2, 3, 4, 5]);
        store.Read("second").ShouldBe([8, 9, 10, 11, 12, 13, 14, 15]);
        store.Read("first").ShouldBe([0, 1, 2, 3, 4, 5]);
    }

    [Fact]
    public void ReadMatrix_KernelAndBias_MultiplyAsTheyShould()
    {
        Write([64, 128], ("kernel", [2, 16]), ("bias", [16]));
        using var store = new WeightStore(folder["model"]);

        store.ReadMatrix("kernel", "bias").Multiply([1, 2], 1)[..3].ShouldBe([0 + 32 + 32, 1 + 34 + 33, 2 + 36 + 34]);
    }

    [Fact]
    public void ReadMatrix_KernelAndBiasOfDifferentWidths_SaysSo()
    {
        Write([56], ("kernel", [2, 5]), ("bias", [4]));
        using var store = new WeightStore(folder["model"]);

        Should.Throw<InvalidDataException>(() => store.ReadMatrix("kernel", "bias")).Message.ShouldContain("do not fit");
    }

    [Fact]
    public void Read_NamesThatAreNotThereOrTwice_SaysHowMany()
    {
        Write([8], ("a/bias", [1]), ("b/bias", [1]));
        using var store = new WeightStore(folder["model"]);

        Should.Throw<InvalidDataException>(() => store.Read("kernel")).Message.ShouldContain("0 weights named …kernel");
        Should.Throw<InvalidDataException>(() => store.Read("bias")).Message.ShouldContain("2 weights named …bias");
    }

    [Theory]
    [InlineData(7)]
    [InlineData(9)]
    [InlineData(0)]
    public void Load_AShardOfAnotherLength_IsRefused(int length)
    {
        Write([8], ("a", [2]));
        File.WriteAllBytes(folder["model/shard0"], new byte[length]);

        Should.Throw<InvalidDataException>(() => new WeightStore(folder["model"])).Message.ShouldContain(folder["model"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"weightsManifest": []}""")]
    [InlineData("""{"weightsManifest": [{"weights": [{"shape": [2]}], "paths": []}]}""")]
    [InlineData("""{"weightsManifest": [{"weights": [{"name": "a", "shape": [99999, 99999]}], "paths": []}]}""")]
    [InlineData("""{"weightsManifest": [{"weights": [{"name": "a", "shape": [0.5]}], "paths": []}]}""")]
    [InlineData("""{"weightsManifest": [{"weights": [{"name": null, "shape": [1]}], "paths": []}]}""")]
    [InlineData("""{"weightsManifest": [{"weights": [], "paths": [null]}]}""")]
    public void Load_ADamagedManifest_IsNamed(string manifest)
    {
        folder.Write("model/model.json", manifest);

        Should.Throw<InvalidDataException>(() => new WeightStore(folder["model"])).Message.ShouldStartWith(folder["model/model.json"]);
    }

    [Theory]
    [InlineData("model.json")]
    [InlineData("vocab.json")]
    [InlineData("group1-shard3of7")]
    public void LoadEncoder_AFileIsMissing_IsNamed(string missing)
    {
        CopyEncoder();
        File.Delete(folder[$"model/{missing}"]);

        Should.Throw<FileNotFoundException>(() => SentenceEncoder.Load(folder["model"])).Message.ShouldContain(folder[$"model/{missing}"]);
    }

    [Theory]
    [InlineData("vocab.json", """[["a", 1""")]
    [InlineData("vocab.json", "{}")]
    [InlineData("vocab.json", """[[], [], [], [], [], [], []]""")]
    [InlineData("vocab.json", """[0, 0, 0, 0, 0, 0, 7]""")]
    [InlineData("vocab.json", """[0, 0, 0, 0, 0, 0, [null, 1]]""")]
    [InlineData("group1-shard7of7", "short")]
    public void LoadEncoder_ADamagedFile_IsRefused(string file, string text)
    {
        CopyEncoder();
        folder.Write($"model/{file}", text);

        Should.Throw<InvalidDataException>(() => SentenceEncoder.Load(folder["model"])).Message.ShouldContain(folder["model"]);
    }

    [Fact]
    public void LoadEncoder_MorePiecesThanTheModelKnows_IsRefused()
    {
        CopyEncoder();
        var pieces = (JsonArray)JsonNode.Parse(File.ReadAllText(folder["model/vocab.json"]))!;
        while (pieces.Count <= 8002) pieces.Add((JsonNode)new JsonArray($"piece {pieces.Count}", -9));
        folder.Write("model/vocab.json", pieces.ToJsonString());

        Should.Throw<InvalidDataException>(() => SentenceEncoder.Load(folder["model"])).Message.ShouldContain("8003 pieces");
    }

    [Fact]
    public void LoadEncoder_NoFolder_SaysWhichFileIsMissing() =>
        Should.Throw<DirectoryNotFoundException>(() => SentenceEncoder.Load(folder["nowhere"])).Message.ShouldContain(folder["nowhere"]);

    private void CopyEncoder()
    {
        Directory.CreateDirectory(folder["model"]);
        foreach (var file in Directory.EnumerateFiles(Encoder.Folder)) File.Copy(file, folder[$"model/{Path.GetFileName(file)}"]);
    }

    /// <summary>A model whose values count from 0, cut where the lengths say, the last at the end.</summary>
    private void Write(int[] ends, params (string Name, int[] Shape)[] weights)
    {
        var count = weights.Sum(weight => weight.Shape.Aggregate((product, size) => product * size));
        var bytes = MemoryMarshal.AsBytes<float>([.. Enumerable.Range(0, count).Select(value => (float)value)]).ToArray();
        var start = 0;
        for (var i = 0; i < ends.Length; i++)
        {
            var end = i == ends.Length - 1 ? bytes.Length : Math.Min(bytes.Length, start + ends[i]);
            folder.Write($"model/shard{i}", bytes[start..end]);
            start = end;
        }

        folder.Write("model/model.json", new JsonObject
        {
            ["weightsManifest"] = new JsonArray(new JsonObject
            {
                ["weights"] = new JsonArray([.. weights.Select(weight => new JsonObject { ["name"] = weight.Name, ["shape"] = new JsonArray([.. weight.Shape.Select(size => (JsonNode)size)]) })]),
                ["paths"] = new JsonArray([.. ends.Select((_, index) => (JsonNode)$"shard{index}")]),
            }),
        }.ToJsonString());
    }
}
